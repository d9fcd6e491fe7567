import type { InvoiceWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{{ invoice.message }}'

export const invoices: InvoiceWords = {
  'invoice.issued': words(
    'Factura {{ invoice.number }} de {{ business.name }}',
    'Gracias por trabajar con nosotros{% if invoice.description %} ({{ invoice.description }}){% endif %}. Esta es la factura {{ invoice.number }} por {{ invoice.total }}, con vencimiento el {{ invoice.due_on }}. Va adjunta en PDF.',
    message,
    '{{ discount_sentence }}',
    'Puede verla y pagarla en su página. Si algo no queda claro, o si debe ir a otra persona, díganoslo allí o responda a este correo.',
  ),
  'invoice.voided': words(
    'La factura {{ invoice.number }} se ha anulado, no hay nada que pagar',
    'La factura {{ invoice.number }} por {{ invoice.total }} se ha anulado. No hay nada que pagar ni que hacer por su parte.',
    message,
    '{% if invoice.disputed %}Con ello queda cerrada a su favor también su consulta sobre esta factura. Gracias por avisarnos.{% endif %}',
    'Si entretanto la ha pagado, responda a este correo y le devolveremos el importe.',
  ),
  'invoice.credited': words(
    'Nota de crédito {{ credit.number }} de la factura {{ invoice.number }}',
    'Hemos abonado {{ credit.amount }} en la factura {{ invoice.number }}. La nota de crédito {{ credit.number }} va adjunta en PDF.',
    message,
    '{% if invoice.open %}De la factura quedan {{ invoice.open }}, que pueden pagarse en su página.{% else %}En esta factura ya no queda nada pendiente.{% endif %}',
  ),
}
