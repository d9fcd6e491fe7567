import type { ReminderWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const dueSince = 'La factura {{ invoice.number }} venció el {{ invoice.due_on }}'
const charges = '{{ fees_sentence }} {{ held_sentence }}'
const ask =
  'Si para el {{ answer_by }} no tenemos ni un pago ni un acuerdo, nuestro siguiente paso será {{ next_step }}. Preferimos con mucho resolverlo con usted.'

export const reminders: ReminderWords = {
  'reminder.courtesy': words(
    'La factura {{ invoice.number }} {{ invoice.falls_due }}',
    '{{ work_sentence }} {{ history_sentence }}',
    'Una breve nota: la factura {{ invoice.number }} por {{ invoice.amount }} {{ invoice.falls_due }}. {{ discount_sentence }} Si el pago ya está en camino, no hay nada que hacer.',
  ),
  'reminder.due_today': words(
    'La factura {{ invoice.number }} {{ invoice.falls_due }}',
    'La factura {{ invoice.number }} por {{ invoice.amount }} {{ invoice.falls_due }}. Puede verla y pagarla en un minuto en su página. {{ discount_sentence }}',
    'Si el pago ya está en camino, muchas gracias; no hay nada más que hacer.',
  ),
  'reminder.day_after': words(
    '¿Le llegó la factura {{ invoice.number }}?',
    'La factura {{ invoice.number }} por {{ invoice.amount }} {{ invoice.falls_due }} y todavía no hemos visto un pago. Puede que se haya traspapelado o haya llegado a otra mesa: en ese caso, basta una breve respuesta para saber a quién escribir.',
    '{{ promise_sentence }} {{ held_sentence }}',
    'Si el pago ya está en camino, muchas gracias; no tenga en cuenta esta nota.',
  ),
  'reminder.first_follow_up': words(
    'Seguimiento de la factura {{ invoice.number }}',
    'La factura {{ invoice.number }} por {{ invoice.amount }} venció el {{ invoice.due_on }} y en nuestros registros sigue pendiente. {{ promise_sentence }}',
    charges,
    'Si algo no está claro, o si le ayudaría pagar en partes, respóndanos y díganoslo; preferimos buscar una solución con usted.',
    'Si no, puede pagarla en su página en un minuto. {{ history_sentence }}',
  ),
  'reminder.second_follow_up': words(
    'La factura {{ invoice.number }} venció hace {{ invoice.late_for }}',
    `${dueSince}. El importe pendiente es de {{ invoice.open }}. {{ promise_sentence }}`,
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    '{% unless interest_sentence %}Si ahora le resulta difícil pagar el total, un plan con partes más pequeñas está bien: responda con lo que le convenga.{% endunless %}',
    'Si algo de la factura no es correcto, díganoslo, por favor, y lo revisaremos antes que nada.',
  ),
  'reminder.third_follow_up': words(
    'Factura {{ invoice.number }}: ¿podemos hablar esta semana?',
    `${dueSince} y siguen pendientes {{ invoice.open }}. Le hemos escrito algunas veces y nos gustaría saber de usted. {{ promise_sentence }}`,
    charges,
    '{{ call_sentence }}',
    'Pagar a plazos, una fecha posterior, una pregunta sobre la factura: cualquiera de estas respuestas es buena.',
  ),
  'reminder.final_demand': words(
    'Factura {{ invoice.number }}: último aviso, responda por favor antes del {{ answer_by }}',
    `${dueSince} y siguen pendientes {{ invoice.open }}. {{ promise_sentence }}`,
    charges,
    'Si no es posible pagar el total, responda, por favor, con un plan o una fecha que le vengan bien. Si algo de la factura es incorrecto, díganoslo y quedará en espera hasta que se aclare.',
    ask,
  ),
  'reminder.courtesy.digest': words(
    'Las facturas {{ invoices.numbers }} vencen pronto',
    'Gracias por trabajar con nosotros. {{ history_sentence }}',
    'Una breve nota: las facturas {{ invoices.numbers }} vencen pronto, {{ invoices.open }} en total; la lista de abajo indica sus fechas. {{ discount_sentence }} Si el pago ya está en camino, no hay nada que hacer.',
  ),
  'reminder.due_today.digest': words(
    'Las facturas {{ invoices.numbers }} vencen',
    'Las facturas {{ invoices.numbers }} vencen en estos días, {{ invoices.open }} en total; la lista de abajo indica sus fechas. Puede ver cada una y pagarla en un minuto en su página. {{ discount_sentence }}',
    'Si el pago ya está en camino, muchas gracias; no hay nada más que hacer.',
  ),
  'reminder.day_after.digest': words(
    '¿Le llegaron las facturas {{ invoices.numbers }}?',
    'Las facturas {{ invoices.numbers }}, {{ invoices.open }} en total, han vencido y todavía no hemos visto un pago. Puede que se hayan traspapelado o hayan llegado a otra mesa: en ese caso, basta una breve respuesta para saber a quién escribir.',
    '{{ promise_sentence }} {{ held_sentence }}',
    'Si el pago ya está en camino, muchas gracias; no tenga en cuenta esta nota.',
  ),
  'reminder.first_follow_up.digest': words(
    'Seguimiento de las facturas {{ invoices.numbers }}',
    'Las facturas {{ invoices.numbers }} han vencido y en nuestros registros siguen pendientes {{ invoices.open }}. {{ promise_sentence }}',
    charges,
    'Si algo no está claro, o si le ayudaría pagar en partes, respóndanos y díganoslo; preferimos buscar una solución con usted.',
    'Si no, puede pagar cada una en su página en un minuto. {{ history_sentence }}',
  ),
  'reminder.second_follow_up.digest': words(
    'Facturas {{ invoices.numbers }}: {{ invoices.open }} pendientes en total',
    'Las facturas {{ invoices.numbers }} han vencido, la primera el {{ invoice.due_on }}. El importe pendiente es de {{ invoices.open }}. {{ promise_sentence }}',
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    '{% unless interest_sentence %}Si ahora le resulta difícil pagar el total, un plan para todas está bien: responda con lo que le convenga.{% endunless %}',
    'Si algo de una de ellas no es correcto, díganoslo, por favor, y lo revisaremos antes que nada.',
  ),
  'reminder.third_follow_up.digest': words(
    'Facturas {{ invoices.numbers }}: ¿podemos hablar esta semana?',
    'Las facturas {{ invoices.numbers }} han vencido, la primera el {{ invoice.due_on }}, y siguen pendientes {{ invoices.open }}. Le hemos escrito algunas veces y nos gustaría saber de usted. {{ promise_sentence }}',
    charges,
    '{{ call_sentence }}',
    'Pagar a plazos, una fecha posterior, una pregunta sobre una factura: cualquiera de estas respuestas es buena.',
  ),
  'reminder.final_demand.digest': words(
    'Facturas {{ invoices.numbers }}: último aviso, responda por favor antes del {{ answer_by }}',
    'Las facturas {{ invoices.numbers }} han vencido, la primera el {{ invoice.due_on }}, y siguen pendientes {{ invoices.open }}. {{ promise_sentence }}',
    charges,
    'Si no es posible pagar el total, responda, por favor, con un plan o una fecha que le vengan bien. Si algo de una factura es incorrecto, díganoslo y quedará en espera hasta que se aclare.',
    ask,
  ),
  'promise.missed': words(
    '',
    'Habíamos anotado un pago para el {{ promise.on }} y aún no lo hemos visto; si hace falta un poco más de tiempo, basta con una nueva fecha.',
  ),
}
