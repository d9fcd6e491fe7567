import type { NoteWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const the = '{% if invoices.count > 1 %}las{% else %}la{% endif %} {{ invoices.named }}'
const paid = '{% if invoices.count > 1 %}están pagadas{% else %}está pagada{% endif %}'
const settled = '{% if invoices.count > 1 %}quedan saldadas{% else %}queda saldada{% endif %}'
const arrived = 'Su pago de {{ payment.amount }} llegó {{ payment.arrived }}'
const onRecord = 'El pago queda registrado en la página de la factura, para cuando lo necesite.'
const leftOver = '{{ left_over_sentence }}'
const spoke =
  'Gracias por la conversación del {{ call.on }} sobre la factura {{ invoice.number }}{% if call.with %} con {{ call.with }}{% endif %}. Esto es lo que anoté, para que ambos lo tengamos por escrito.'
const page = 'La página de la factura muestra lo que queda pendiente; allí se puede resolver o preguntar todo.'
const corrections = 'Si entendí algo de otro modo que usted, respóndame, por favor, y corríjame.'

export const notes: NoteWords = {
  'thank_you.early': words(
    `Gracias: ${the} ${paid}`,
    `${arrived}, con mucha antelación. Gracias por pagar tan pronto y por trabajar con nosotros.`,
    leftOver,
    onRecord,
  ),
  'thank_you.on_time': words(
    `Gracias: ${the} ${paid}`,
    `${arrived}. Gracias por pagar puntualmente y por trabajar con nosotros.`,
    leftOver,
    onRecord,
  ),
  'thank_you.late': words(
    `Gracias: ${the} ${settled}`,
    `${arrived} y con él ${the} ${settled}. Gracias por ocuparse de ello.`,
    leftOver,
    onRecord,
  ),
  'thank_you.partial': words(
    `Gracias: recibimos {{ payment.amount }} para ${the}`,
    `${arrived}. Gracias; está anotado en ${the}, y quedan {{ payment.remaining }}.`,
    leftOver,
    'La página de la factura muestra lo pagado y lo que queda, para cuando lo necesite.',
  ),
  'thank_you.instalment': words(
    'Gracias: {{ plan.instalment }} cuota recibida',
    `${arrived}. Gracias; es la {{ plan.instalment }} de {{ plan.count }} cuotas de ${the}. {{ next_sentence }}`,
    leftOver,
    'La página de la factura muestra el plan completo, para cuando lo necesite.',
  ),
  'thank_you.final': words(
    `Gracias: ${the} ${settled}`,
    `${arrived} y es la última parte: ${the} ${settled}. Gracias por llevarlo hasta el final.`,
    leftOver,
    onRecord,
  ),
  'thank_you.plan_complete': words(
    `Gracias: el plan de ${the} está completo`,
    `${arrived}. Era la última de {{ plan.count }} cuotas, y ${the} ${settled}. Gracias por cumplir lo acordado.`,
    leftOver,
    onRecord,
  ),
  'thank_you.after_dispute': words(
    `Gracias: ${the} ${settled}`,
    `${arrived} y con él ${the} ${settled}. Gracias por decirnos lo que no era correcto y por aclararlo con nosotros.`,
    leftOver,
    onRecord,
  ),
  'call_summary.reached': words(
    'Nuestra llamada sobre la factura {{ invoice.number }}',
    spoke,
    '{{ call.summary }}',
    `Quedan pendientes {{ invoice.open }}. ${page}`,
    corrections,
  ),
  'call_summary.no_answer': words(
    'Intenté hablar con usted sobre la factura {{ invoice.number }}',
    'Llamé el {{ call.on }} por la factura {{ invoice.number }}, de la que quedan pendientes {{ invoice.open }}, y no pude hablar con usted.',
    '{% if call.back_on %}Volveré a intentarlo el {{ call.back_on }}; si le viene mejor otro momento, responda con el que prefiera.{% else %}Si me indica una hora que le venga bien, llamaré entonces; también basta una breve respuesta.{% endif %}',
    page,
  ),
  'call_summary.wrong_person': words(
    '¿Quién se ocupa de la factura {{ invoice.number }}?',
    'Gracias por atender la llamada del {{ call.on }}. Supe que usted no se ocupa de la factura {{ invoice.number }}; disculpe la molestia.',
    'Si puede responder con la persona que la lleva, escribiremos allí en adelante. {{ call.summary }}',
  ),
  'call_summary.promised': words(
    'Nuestra llamada sobre la factura {{ invoice.number }}: pago hasta el {{ promise.on }}',
    spoke,
    'Me dijo que {{ promise.amount }} se pagarán a más tardar el {{ promise.on }}. Hasta entonces descansan nuestros recordatorios. Gracias por indicar una fecha.',
    '{{ call.summary }}',
    `${page} ${corrections}`,
  ),
  'call_summary.disputes': words(
    'Nuestra llamada sobre la factura {{ invoice.number }}: su pregunta',
    spoke,
    'Me dijo que algo de la factura no es correcto. La parte sobre la que pregunta queda en espera hasta que hayamos respondido.',
    '{{ call.summary }}',
    `Si hay un documento o una imagen que nos ayude, respóndanos con él, por favor. ${corrections}`,
  ),
  'call_summary.asks_for_plan': words(
    'Nuestra llamada sobre la factura {{ invoice.number }}: pagar en partes',
    spoke,
    'Le gustaría pagar los {{ invoice.open }} en partes. En la página de la factura puede proponer el número de cuotas y la primera fecha; respondemos en cuanto podamos.',
    '{{ call.summary }}',
    corrections,
  ),
  'call_summary.refuses': words(
    'Nuestra llamada sobre la factura {{ invoice.number }}',
    spoke,
    'Anoté que, tal como están las cosas, prefiere no pagar los {{ invoice.open }}. Si hay un motivo que debamos conocer, respóndanos con él, por favor, y lo revisaremos antes que nada.',
    '{{ call.summary }}',
    corrections,
  ),
  'call_summary.call_back': words(
    'Nuestra llamada sobre la factura {{ invoice.number }}: volveré a llamar',
    'Gracias por atender la llamada del {{ call.on }} sobre la factura {{ invoice.number }}. {% if call.back_on %}Como acordamos, volveré a llamar el {{ call.back_on }}.{% else %}Como acordamos, volveré a llamar.{% endif %} Si le viene mejor otro momento, responda con el que prefiera.',
    '{{ call.summary }}',
    `Quedan pendientes {{ invoice.open }}. ${page}`,
  ),
  payment_problem: words(
    'Su pago de la factura {{ invoice.number }} no se completó',
    'Su pago de {{ payment.amount }} para la factura {{ invoice.number }} estaba en camino, y su banco nos ha comunicado que no se pudo completar. No se ha cargado nada en su cuenta.',
    'Ocurre por muchos motivos y no hace falta que lo explique. Cuando le venga bien, la página de la factura le permite intentarlo de nuevo o elegir otra forma de pago.',
    'Si le ayudaría otra cosa, responda, por favor, a este correo. Gracias por la molestia.',
  ),
  link: words(
    'Su enlace a la factura {{ invoice.number }}',
    'Este es el enlace a la factura {{ invoice.number }} que se pidió en nuestra página. Muestra la factura, lo que queda pendiente y cómo pagar.',
    'Si no fue usted quien lo pidió, no hay nada que hacer: el enlace solo se envió a esta dirección.',
  ),
}
