import type { DisputeWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{{ dispute.message }}'
const left =
  '{% if invoice.open %}Quedan {{ invoice.open }}, que puede pagar como antes en la página de la factura.{% else %}No queda nada por pagar de esta factura.{% endif %}'
const otherwise =
  '{% if dispute.answer_by %}Si lo ve de otra manera, puede decírnoslo en la página de la factura hasta el {{ dispute.answer_by }} y lo revisaremos de nuevo.{% endif %}'

export const disputes: DisputeWords = {
  'dispute.received': words(
    'Hemos recibido su reclamación sobre la factura {{ invoice.number }}',
    'Gracias por decirnos que algo de la factura {{ invoice.number }} no está bien. Lo que usted reclama, {{ dispute.amount }}, queda en suspenso desde ahora: no se lo pediremos ni cobraremos nada por ello hasta que esté resuelto.',
    'Le responderemos a más tardar el {{ dispute.answer_by }}. En la página de la factura puede ver cómo está el asunto, escribirnos y añadir archivos.',
    '{% if dispute.rest %}El resto, {{ dispute.rest }}, no está en cuestión y se puede pagar como antes.{% endif %}',
  ),
  'dispute.answered': words(
    'Sobre su reclamación de la factura {{ invoice.number }}',
    'Gracias por su paciencia. Le hemos escrito sobre su reclamación de la factura {{ invoice.number }}.',
    message,
    'Puede responder en la página de la factura, con archivos si son útiles. Lo que reclama queda en suspenso hasta que esté resuelto.',
  ),
  'dispute.proposed': words(
    'Cómo resolveríamos su reclamación sobre la factura {{ invoice.number }}',
    '{% if corrected.amount %}Gracias por esperar. Sustituiríamos la factura {{ invoice.number }} por una corregida de {{ corrected.amount }}.{% elsif credit.amount %}Gracias por esperar. Abonaríamos {{ credit.amount }} en la factura {{ invoice.number }}.{% else %}Gracias por esperar. Hemos revisado su reclamación sobre la factura {{ invoice.number }}, y a nosotros nos parece correcta tal como está.{% endif %}',
    message,
    'En la página de la factura puede aceptar o decirnos qué ve de otra manera. Hasta entonces, lo que reclama queda en suspenso.',
  ),
  'dispute.accepted': words(
    'Hemos abonado {{ credit.amount }} en la factura {{ invoice.number }}',
    'Gracias por avisarnos. Tenía usted razón, y lamentamos las molestias: hemos abonado {{ credit.amount }} en la factura {{ invoice.number }}{% if credit.number %} con la nota de crédito {{ credit.number }}, que adjuntamos{% endif %}.',
    message,
    left,
  ),
  'dispute.part_credit': words(
    'Hemos abonado {{ credit.amount }} en la factura {{ invoice.number }}',
    'Gracias por esperar. Hemos revisado su reclamación sobre la factura {{ invoice.number }} y hemos abonado {{ credit.amount }} con la nota de crédito {{ credit.number }}, que adjuntamos.',
    message,
    left,
    otherwise,
  ),
  'dispute.corrected': words(
    'La factura {{ corrected.number }} sustituye a la factura {{ invoice.number }}',
    'Gracias por avisarnos. La factura {{ invoice.number }} queda abonada con la nota de crédito {{ credit.number }}, y la factura {{ corrected.number }} de {{ corrected.amount }} la sustituye. Adjuntamos ambas.',
    message,
    'La factura corregida tiene su propio vencimiento y su propia página; con la anterior no tiene que hacer nada más.',
  ),
  'dispute.rejected': words(
    'Nuestra respuesta a su reclamación sobre la factura {{ invoice.number }}',
    'Gracias por esperar. Hemos revisado con cuidado su reclamación sobre la factura {{ invoice.number }} y, según nuestros datos, la factura es correcta tal como está.',
    message,
    '{% if invoice.open %}Están pendientes {{ invoice.open }}. Si le ayuda pagar en partes, en la página de la factura puede proponer cómo.{% endif %}',
    otherwise,
  ),
  'dispute.withdrawn': words(
    'Su reclamación sobre la factura {{ invoice.number }} está cerrada',
    'Gracias por avisarnos de que su reclamación sobre la factura {{ invoice.number }} se ha aclarado. La hemos cerrado.',
    '{% if invoice.open %}De la factura están pendientes {{ invoice.open }}, como antes.{% endif %} Si hay algo más que no está bien, díganoslo cuando quiera.',
  ),
}
