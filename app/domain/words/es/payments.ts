import type { PaymentWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const how = '{% if payment.method %} {{ payment.method }}{% endif %}'

export const payments: PaymentWords = {
  'payment.processing': words(
    'Su pago de la factura {{ invoice.number }} está en camino',
    `Muchas gracias: su pago de {{ payment.amount }}${how} para la factura {{ invoice.number }} está en camino.{% if payment.expected_on %} Debería llegar a más tardar el {{ payment.expected_on }}.{% endif %}`,
    'No tiene que hacer nada más. Hasta entonces no enviaremos recordatorios, y le escribiremos en cuanto haya llegado.',
  ),
  'payment.verify_bank': words(
    'Factura {{ invoice.number }}: un paso para confirmar su cuenta bancaria',
    'Muchas gracias por pagar {{ payment.amount }} de la factura {{ invoice.number }} desde su cuenta bancaria. Antes de que el pago pueda salir, el banco pide confirmar la cuenta: {% if payment.expected_on %}dos pequeños abonos llegan allí a más tardar el {{ payment.expected_on }}.{% else %}dos pequeños abonos ya deberían haber llegado.{% endif %}',
    'En cuanto los vea, la página de la factura le lleva adonde se indican sus importes. Es cosa de un minuto, y hasta entonces no enviaremos recordatorios.',
    'Si otra forma de pago le resulta más cómoda, puede elegirla en la misma página. Si tiene alguna pregunta, responda a este correo.',
  ),
  'payment.unfinished': words(
    'Factura {{ invoice.number }}: su pago no se completó',
    'Usted inició un pago de {{ payment.amount }} para la factura {{ invoice.number }} que no llegó a completarse. No se ha cargado nada en su cuenta.',
    'Si surgió algo, no pasa nada: en la página de la factura puede empezar de nuevo cuando le venga bien o elegir otra forma de pago.',
    'Si algo no funcionó como debía, una breve respuesta a este correo nos ayuda a arreglarlo.',
  ),
  'payment.returned': words(
    'Su pago de la factura {{ invoice.number }} ha sido devuelto',
    `Su pago de {{ payment.amount }}${how} para la factura {{ invoice.number }} había llegado, y el banco lo ha retirado ahora. La factura vuelve a estar pendiente por ese importe.`,
    'Esto puede tener muchas causas y a menudo es una confusión. De momento no cambia nada más: primero lo revisamos nosotros, y mientras tanto no enviaremos recordatorios.',
    'Si sabe qué ha ocurrido, una breve respuesta nos ayuda. También puede elegir otra forma de pago en la página de la factura. Gracias por su ayuda.',
  ),
  'payment.refunded': words(
    'Le hemos devuelto {{ payment.amount }}',
    `Le hemos devuelto {{ payment.amount }}${how} de la factura {{ invoice.number }}.{% if payment.expected_on %} Debería recibirlo a más tardar el {{ payment.expected_on }}.{% endif %}`,
    'No hay nada que pagar por ello: el mismo importe está abonado en la factura.',
    'Si algo no está claro, basta con responder a este correo.',
  ),
  'payment.refunded_open': words(
    'Le hemos devuelto {{ payment.amount }}',
    `Le hemos devuelto {{ payment.amount }}${how} de la factura {{ invoice.number }}.{% if payment.expected_on %} Debería recibirlo a más tardar el {{ payment.expected_on }}.{% endif %}`,
    'La factura vuelve a estar pendiente por ese importe. Su página muestra lo que queda pendiente y las formas de pago.',
    'Si algo no está claro, basta con responder a este correo.',
  ),
  'payment.credit_refunded': words(
    'Le hemos devuelto {{ payment.amount }}',
    `Le hemos devuelto {{ payment.amount }}${how}. Había pagado más de lo pendiente, y este era su saldo a favor.{% if payment.expected_on %} Debería recibirlo a más tardar el {{ payment.expected_on }}.{% endif %}`,
    'Sus facturas quedan como están y no tiene que hacer nada. Si algo no está claro, basta con responder a este correo.',
  ),
}
