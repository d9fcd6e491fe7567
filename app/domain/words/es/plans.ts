import type { PlanWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{% if plan.message %}Nuestro mensaje: «{{ plan.message }}»{% endif %}'
const schedule = 'Las cuotas: {{ plan.schedule }}.'
const part = 'La cuota {{ instalment.number }} de {{ plan.count }} ({{ invoices.named }})'
const early = 'Puede pagar una parte o todo lo que queda cuando quiera; no hace falta acordarlo antes.'
const help =
  'Si algo ha cambiado y la fecha no le viene bien, díganoslo en la página o responda a este correo; preferimos encontrar una solución con usted.'

export const plans: PlanWords = {
  'plan.received': words(
    'Recibimos su propuesta ({{ invoices.named }})',
    'Gracias por decirnos cómo le gustaría pagar ({{ invoices.named }}). Propuso {{ plan.total }} en {{ plan.count }} cuotas: {{ plan.schedule }}.',
    'Le responderemos a más tardar el {{ plan.answer_by }}. Hasta entonces nuestros recordatorios descansan y usted no tiene que hacer nada. En la página de la factura puede cambiar o retirar la propuesta.',
  ),
  'plan.countered': words(
    'Otra oferta ({{ invoices.named }})',
    'Gracias por hablar con nosotros sobre el pago ({{ invoices.named }}). Así podríamos ponernos de acuerdo: {{ plan.total }} en {{ plan.count }} cuotas. {{ plan.schedule }}.',
    message,
    'En la página de la factura puede aceptar este plan o proponer otra cosa hasta el {{ plan.answer_by }}. Mientras hablamos, nuestros recordatorios descansan.',
  ),
  'plan.accepted': words(
    'Acordado: {{ plan.total }} en {{ plan.count }} cuotas ({{ invoices.named }})',
    'Gracias por acordar un plan con nosotros. {{ plan.total }} se pagan en {{ plan.count }} cuotas ({{ invoices.named }}). Las condiciones exactas van adjuntas en PDF.',
    schedule,
    `Unos días antes de cada una le enviamos una breve nota con un enlace para pagarla. ${early}`,
  ),
  'plan.declined': words(
    'Sobre el plan de pago ({{ invoices.named }})',
    'Gracias por hablar con nosotros sobre el pago ({{ invoices.named }}). No podemos acordar el plan tal como estaba, {{ plan.total }} en {{ plan.count }} cuotas.',
    message,
    'En la página de la factura puede proponer otras cuotas u otra fecha, o responder a este correo y lo hablamos.',
  ),
  'plan.expired': words(
    'La oferta ha vencido ({{ invoices.named }})',
    'La oferta de pagar {{ plan.total }} en {{ plan.count }} cuotas ({{ invoices.named }}) estuvo vigente hasta el {{ plan.answer_by }}, y en ese tiempo no llegamos a un acuerdo.',
    'No se pierde nada con ello: si pagar en partes le sigue ayudando, puede volver a proponer un plan en la página de la factura o responder a este correo.',
  ),
  'plan.extended': words(
    'Más tiempo para la cuota {{ instalment.number }} de {{ plan.count }}',
    `${part}, de {{ instalment.amount }}, puede llegar ahora hasta el {{ instalment.due_on }}. Gracias por mantenerse en contacto.`,
    message,
    'La página de la factura muestra el plan completo tal como está ahora.',
  ),
  'plan.ended': words(
    'El plan de pago ha terminado ({{ invoices.named }})',
    'El plan que habíamos acordado ({{ invoices.named }}) ha terminado. De {{ plan.total }} quedan pendientes {{ plan.remaining }}; gracias por lo que ha pagado.',
    message,
    'En la página de la factura puede pagar lo pendiente o decirnos qué sería posible en su lugar. Una respuesta a este correo sirve igual.',
  ),
  'plan.instalment_upcoming': words(
    'La cuota {{ instalment.number }} de {{ plan.count }} vence el {{ instalment.due_on }}',
    `${part}, de {{ instalment.amount }}, vence el {{ instalment.due_on }}. El enlace de abajo lleva directamente a ella; si ya está en camino, no tiene que hacer nada.`,
    early,
  ),
  'plan.instalment_due': words(
    'La cuota {{ instalment.number }} de {{ plan.count }} vence el {{ instalment.due_on }}',
    `${part}, de {{ instalment.amount }}, vence el {{ instalment.due_on }}. Puede pagarla en un minuto en la página de la factura.`,
    help,
  ),
  'plan.instalment_missed': words(
    'La cuota {{ instalment.number }} de {{ plan.count }} ({{ invoices.named }})',
    `${part}, de {{ instalment.amount }}, vencía el {{ instalment.due_on }} y todavía no la hemos visto. Puede haberse traspapelado; en la página de la factura se paga en un minuto.`,
    help,
  ),
  'plan.instalment_missed_again': words(
    'La cuota {{ instalment.number }} de {{ plan.count }}: ¿podemos ayudar?',
    `${part}, de {{ instalment.amount }}, vencía el {{ instalment.due_on }} y sigue pendiente. Del plan quedan en total {{ plan.remaining }}.`,
    'En cuanto esté pagada, el plan continúa como acordamos. Si otra fecha le viene mejor, díganos cuál; mientras tengamos noticias suyas, podemos buscar juntos una solución.',
  ),
  'plan.autopay_notice': words(
    'El {{ instalment.due_on }} se cobrarán {{ instalment.amount }}',
    `${part}, de {{ instalment.amount }}, se cobrará el {{ instalment.due_on }}{% if autopay.label %} de {{ autopay.label }}{% endif %}, como usted acordó. No tiene que hacer nada.`,
    'Si prefiere pagarla de otra manera o poner fin al pago automático, puede hacerlo hasta entonces en la página de la factura.',
  ),
  'plan.autopay_action': words(
    'Su banco le pide que confirme la cuota {{ instalment.number }} de {{ plan.count }}',
    `${part}, de {{ instalment.amount }}, no se pudo cobrar{% if autopay.label %} de {{ autopay.label }}{% endif %} sin usted: su banco desea que confirme el pago personalmente. No se cobró nada.`,
    'El enlace de abajo lleva a la página de la factura, donde puede pagarla y confirmarla con su banco en un minuto.',
  ),
  'plan.autopay_failed': words(
    'No se pudo cobrar la cuota {{ instalment.number }} de {{ plan.count }}',
    `${part}, de {{ instalment.amount }}, no se pudo cobrar{% if autopay.label %} de {{ autopay.label }}{% endif %}. No se cobró nada, y no tiene que explicarlo.`,
    '{{ plan.message }}',
    'En la página de la factura puede pagarla de otra manera, o elegir otra tarjeta u otra cuenta para las siguientes. Si la fecha no le viene bien, responda a este correo.',
  ),
  'plan.autopay_stopped': words(
    'El pago automático ha terminado ({{ invoices.named }})',
    'Las cuotas ({{ invoices.named }}) ya no se cobran automáticamente{% if autopay.label %} de {{ autopay.label }}{% endif %}. El plan sigue como acordamos.',
    'Quedan {{ plan.remaining }}. Unos días antes de cada cuota le enviamos una breve nota con un enlace para pagarla.',
  ),
}
