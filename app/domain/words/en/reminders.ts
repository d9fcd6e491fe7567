import type { ReminderWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const dueSince = 'Invoice {{ invoice.number }} was due on {{ invoice.due_on }}'
const charges = '{{ fees_sentence }} {{ held_sentence }}'
const ask = 'If we have neither a payment nor an agreement by {{ answer_by }}, our next step is to {{ next_step }}.'

export const reminders: ReminderWords = {
  'reminder.courtesy': words(
    'Invoice {{ invoice.number }} {{ invoice.falls_due }}',
    '{{ work_sentence }} {{ history_sentence }}',
    'A quick note that invoice {{ invoice.number }} for {{ invoice.amount }} {{ invoice.falls_due }}. {{ discount_sentence }} If it is already on its way, there is nothing to do.',
  ),
  'reminder.due_today': words(
    'Invoice {{ invoice.number }} {{ invoice.falls_due }}',
    'Invoice {{ invoice.number }} for {{ invoice.amount }} {{ invoice.falls_due }}. You can see it and pay in a minute on its page. {{ discount_sentence }}',
    'If it is already on its way, thank you; there is nothing more to do.',
  ),
  'reminder.day_after': words(
    'Did invoice {{ invoice.number }} reach you?',
    'Invoice {{ invoice.number }} for {{ invoice.amount }} {{ invoice.falls_due }} and we have not seen a payment yet. It may have slipped through, or gone to the wrong desk: if so, a short reply tells us whom to write to.',
    '{{ promise_sentence }} {{ held_sentence }}',
    'If it is already on its way, thank you, and please disregard this note.',
  ),
  'reminder.first_follow_up': words(
    'Following up on invoice {{ invoice.number }}',
    'Invoice {{ invoice.number }} for {{ invoice.amount }} was due on {{ invoice.due_on }}, and our records show it as still open. {{ promise_sentence }}',
    charges,
    'If anything about it is unclear, or paying in parts would help, please reply and tell us; we would rather find a way with you.',
    'Otherwise you can settle it on its page in a minute. {{ history_sentence }}',
  ),
  'reminder.second_follow_up': words(
    'Invoice {{ invoice.number }} is {{ invoice.late_for }} past due',
    `${dueSince}. The open amount is {{ invoice.open }}. {{ promise_sentence }}`,
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    '{% unless interest_sentence %}If paying the whole sum now is difficult, a plan with smaller parts is fine: reply with what would suit you.{% endunless %}',
    'If something about the invoice is not right, please say so, and we will look into it before anything else.',
  ),
  'reminder.third_follow_up': words(
    'Invoice {{ invoice.number }}: can we talk this week?',
    `${dueSince}, and {{ invoice.open }} is still open. We have written a few times and would like to hear from you. {{ promise_sentence }}`,
    charges,
    '{{ call_sentence }}',
    'Instalments, a later date, a question about the invoice: each of these is a good answer.',
  ),
  'reminder.final_demand': words(
    'Invoice {{ invoice.number }}: final notice, please answer by {{ answer_by }}',
    `${dueSince}, and {{ invoice.open }} is still open. {{ promise_sentence }}`,
    charges,
    'If paying in full is not possible, please reply with a plan or a date that would work. If something about the invoice is wrong, tell us, and it rests until that is settled.',
    `${ask} We would much prefer to settle it with you.`,
  ),
  'reminder.courtesy.digest': words(
    'Invoices {{ invoices.numbers }} are due soon',
    'Thank you for working with us. {{ history_sentence }}',
    'A quick note that invoices {{ invoices.numbers }} are due soon, {{ invoices.open }} in all; the list below has their dates. {{ discount_sentence }} If payment is already on its way, there is nothing to do.',
  ),
  'reminder.due_today.digest': words(
    'Invoices {{ invoices.numbers }} fall due',
    'Invoices {{ invoices.numbers }} fall due these days, {{ invoices.open }} in all; the list below has their dates. You can see each of them and pay in a minute on its page. {{ discount_sentence }}',
    'If payment is already on its way, thank you; there is nothing more to do.',
  ),
  'reminder.day_after.digest': words(
    'Did invoices {{ invoices.numbers }} reach you?',
    'Invoices {{ invoices.numbers }}, {{ invoices.open }} in all, have fallen due and we have not seen a payment yet. They may have slipped through, or gone to the wrong desk: if so, a short reply tells us whom to write to.',
    '{{ promise_sentence }} {{ held_sentence }}',
    'If payment is already on its way, thank you, and please disregard this note.',
  ),
  'reminder.first_follow_up.digest': words(
    'Following up on invoices {{ invoices.numbers }}',
    'Invoices {{ invoices.numbers }} have fallen due, and our records show {{ invoices.open }} as still open. {{ promise_sentence }}',
    charges,
    'If anything about them is unclear, or paying in parts would help, please reply and tell us; we would rather find a way with you.',
    'Otherwise you can settle each of them on its page in a minute. {{ history_sentence }}',
  ),
  'reminder.second_follow_up.digest': words(
    'Invoices {{ invoices.numbers }}: {{ invoices.open }} open in all',
    'Invoices {{ invoices.numbers }} have fallen due, the first of them on {{ invoice.due_on }}. The open amount is {{ invoices.open }}. {{ promise_sentence }}',
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    '{% unless interest_sentence %}If paying the whole sum now is difficult, one plan for all of them is fine: reply with what would suit you.{% endunless %}',
    'If something about one of them is not right, please say so, and we will look into it before anything else.',
  ),
  'reminder.third_follow_up.digest': words(
    'Invoices {{ invoices.numbers }}: can we talk this week?',
    'Invoices {{ invoices.numbers }} have fallen due, the first of them on {{ invoice.due_on }}, and {{ invoices.open }} is still open. We have written a few times and would like to hear from you. {{ promise_sentence }}',
    charges,
    '{{ call_sentence }}',
    'Instalments, a later date, a question about an invoice: each of these is a good answer.',
  ),
  'reminder.final_demand.digest': words(
    'Invoices {{ invoices.numbers }}: final notice, please answer by {{ answer_by }}',
    'Invoices {{ invoices.numbers }} have fallen due, the first of them on {{ invoice.due_on }}, and {{ invoices.open }} is still open. {{ promise_sentence }}',
    charges,
    'If paying in full is not possible, please reply with a plan or a date that would work. If something about an invoice is wrong, tell us, and it rests until that is settled.',
    `${ask} We would much prefer to settle it with you.`,
  ),
  'promise.missed': words(
    '',
    'We had noted a payment for {{ promise.on }} and have not seen it yet; if it needs a little longer, a new date is fine.',
  ),
}
