import type { NoteWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const are = '{% if invoices.count > 1 %}are{% else %}is{% endif %}'
const arrived = 'Your payment of {{ payment.amount }} arrived {{ payment.arrived }}'
const onRecord = 'The payment is on record on the page of the invoice, whenever you need it.'
const leftOver = '{{ left_over_sentence }}'
const spoke =
  'Thank you for the talk about invoice {{ invoice.number }} on {{ call.on }}{% if call.with %} with {{ call.with }}{% endif %}. Here is what I noted, so that we both have it in writing.'
const page = 'The page of the invoice shows what is open, and is where everything can be settled or asked.'
const corrections = 'If I understood something differently from you, please reply and correct me.'

export const notes: NoteWords = {
  'thank_you.early': words(
    `Thank you: {{ invoices.named }} ${are} paid`,
    `${arrived}, well ahead of time. Thank you for paying so early, and for working with us.`,
    leftOver,
    onRecord,
  ),
  'thank_you.on_time': words(
    `Thank you: {{ invoices.named }} ${are} paid`,
    `${arrived}. Thank you for paying promptly, and for working with us.`,
    leftOver,
    onRecord,
  ),
  'thank_you.late': words(
    `Thank you: {{ invoices.named }} ${are} settled`,
    `${arrived} and settles {{ invoices.named }}. Thank you for taking care of it.`,
    leftOver,
    onRecord,
  ),
  'thank_you.partial': words(
    'Thank you: we received {{ payment.amount }} for {{ invoices.named }}',
    `${arrived}. Thank you; it is noted on {{ invoices.named }}, and {{ payment.remaining }} remains.`,
    leftOver,
    'The page of the invoice shows what has been paid and what is left, whenever you need it.',
  ),
  'thank_you.instalment': words(
    'Thank you: {{ plan.instalment }} instalment received',
    `${arrived}. Thank you; it is the {{ plan.instalment }} of {{ plan.count }} instalments for {{ invoices.named }}. {{ next_sentence }}`,
    leftOver,
    'The page of the invoice shows the whole plan, whenever you need it.',
  ),
  'thank_you.final': words(
    `Thank you: {{ invoices.named }} ${are} settled`,
    `${arrived} and is the last part: {{ invoices.named }} ${are} settled. Thank you for seeing it through.`,
    leftOver,
    onRecord,
  ),
  'thank_you.plan_complete': words(
    'Thank you: the plan for {{ invoices.named }} is complete',
    `${arrived}. It was the last of {{ plan.count }} instalments, and {{ invoices.named }} ${are} settled. Thank you for keeping to what we agreed.`,
    leftOver,
    onRecord,
  ),
  'thank_you.after_dispute': words(
    `Thank you: {{ invoices.named }} ${are} settled`,
    `${arrived} and settles {{ invoices.named }}. Thank you for telling us what was not right, and for sorting it out with us.`,
    leftOver,
    onRecord,
  ),
  'call_summary.reached': words(
    'Our call about invoice {{ invoice.number }}',
    spoke,
    '{{ call.summary }}',
    `Open now is {{ invoice.open }}. ${page}`,
    corrections,
  ),
  'call_summary.no_answer': words(
    'I tried to reach you about invoice {{ invoice.number }}',
    'I called on {{ call.on }} about invoice {{ invoice.number }}, of which {{ invoice.open }} is open, and could not reach you.',
    '{% if call.back_on %}I will try again on {{ call.back_on }}; if another time suits you better, reply with one.{% else %}If you tell me a time that suits you, I will call then; a short reply is as good.{% endif %}',
    page,
  ),
  'call_summary.wrong_person': words(
    'Who looks after invoice {{ invoice.number }}?',
    'Thank you for the call on {{ call.on }}. I learned that invoice {{ invoice.number }} is not on your desk, and am sorry to have troubled you.',
    'If you could reply with the person who looks after it, we will write there from now on. {{ call.summary }}',
  ),
  'call_summary.promised': words(
    'Our call about invoice {{ invoice.number }}: payment by {{ promise.on }}',
    spoke,
    'You told me that {{ promise.amount }} will be paid by {{ promise.on }}. Until then our reminders rest. Thank you for naming a day.',
    '{{ call.summary }}',
    `${page} ${corrections}`,
  ),
  'call_summary.disputes': words(
    'Our call about invoice {{ invoice.number }}: your question',
    spoke,
    'You told me that something about the invoice is not right. What you question rests until we have answered.',
    '{{ call.summary }}',
    `If there is a paper or a picture that would help us, please reply with it. ${corrections}`,
  ),
  'call_summary.asks_for_plan': words(
    'Our call about invoice {{ invoice.number }}: paying in parts',
    spoke,
    'You would like to pay the {{ invoice.open }} in parts. On the page of the invoice you can propose the number of instalments and the first day; we answer as soon as we can.',
    '{{ call.summary }}',
    corrections,
  ),
  'call_summary.refuses': words(
    'Our call about invoice {{ invoice.number }}',
    spoke,
    'I noted that you would rather not pay the {{ invoice.open }} as things stand. If there is a reason we should know, please reply with it, and we will look into it before anything else.',
    '{{ call.summary }}',
    corrections,
  ),
  'call_summary.call_back': words(
    'Our call about invoice {{ invoice.number }}: I will call again',
    'Thank you for taking the call about invoice {{ invoice.number }} on {{ call.on }}. {% if call.back_on %}As agreed, I will call again on {{ call.back_on }}.{% else %}As agreed, I will call again.{% endif %} If another time suits you better, reply with one.',
    '{{ call.summary }}',
    `Open now is {{ invoice.open }}. ${page}`,
  ),
  payment_problem: words(
    'Your payment for invoice {{ invoice.number }} did not go through',
    'Your payment of {{ payment.amount }} for invoice {{ invoice.number }} was on its way, and your bank has now told us that it could not be completed. Nothing was taken from your account.',
    'This happens for many reasons, and you need not explain it. When it suits you, the page of the invoice lets you try again or choose another way to pay.',
    'If something else would help, please reply to this mail. Thank you for your trouble.',
  ),
  link: words(
    'Your link to invoice {{ invoice.number }}',
    'Here is the link to invoice {{ invoice.number }} that was asked for on our page. It shows the invoice, what is open, and how to pay.',
    'If it was not you who asked, there is nothing to do: the link went to this address only.',
  ),
}
