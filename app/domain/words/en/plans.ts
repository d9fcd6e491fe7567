import type { PlanWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{% if plan.message %}Our message: “{{ plan.message }}”{% endif %}'
const schedule = 'The instalments: {{ plan.schedule }}.'
const part = 'Instalment {{ instalment.number }} of {{ plan.count }} for {{ invoices.named }}'
const early = 'You can pay any of it, or all that is left, whenever you like; there is nothing to arrange beforehand.'
const help =
  'If something has changed and the day does not work for you, tell us on the page or reply to this mail; we would rather find a way with you.'

export const plans: PlanWords = {
  'plan.received': words(
    'We received your proposal for {{ invoices.named }}',
    'Thank you for telling us how you would like to pay {{ invoices.named }}. You proposed {{ plan.total }} in {{ plan.count }} instalments: {{ plan.schedule }}.',
    'We answer by {{ plan.answer_by }}. Until then our reminders rest, and there is nothing for you to do. You can change or withdraw the proposal on the page of the invoice.',
  ),
  'plan.countered': words(
    'Another offer for {{ invoices.named }}',
    'Thank you for talking about {{ invoices.named }} with us. Here is how we could agree: {{ plan.total }} in {{ plan.count }} instalments. {{ plan.schedule }}.',
    message,
    'On the page of the invoice you can accept this plan or propose something else, until {{ plan.answer_by }}. Our reminders rest while we talk.',
  ),
  'plan.accepted': words(
    'Agreed: {{ invoices.named }} in {{ plan.count }} instalments',
    'Thank you for agreeing on a plan with us. {{ plan.total }} for {{ invoices.named }} is paid in {{ plan.count }} instalments. The exact terms are attached as a PDF.',
    schedule,
    `A few days before each one we send you a short note with a link to pay it. ${early}`,
  ),
  'plan.declined': words(
    'About the plan for {{ invoices.named }}',
    'Thank you for talking about {{ invoices.named }} with us. We cannot go ahead with the plan as it stood, {{ plan.total }} in {{ plan.count }} instalments.',
    message,
    'On the page of the invoice you can propose other instalments or another date, or reply to this mail and we talk about it.',
  ),
  'plan.expired': words(
    'The offer for {{ invoices.named }} has run out',
    'The offer to pay {{ plan.total }} for {{ invoices.named }} in {{ plan.count }} instalments stood until {{ plan.answer_by }}, and we did not come to an agreement in that time.',
    'Nothing is lost by it: if paying in parts still helps, you can propose a plan on the page of the invoice again, or reply to this mail.',
  ),
  'plan.extended': words(
    'More time for instalment {{ instalment.number }} of {{ plan.count }}',
    `${part}, {{ instalment.amount }}, may now come by {{ instalment.due_on }}. Thank you for staying in touch about it.`,
    message,
    'The page of the invoice shows the whole plan as it stands now.',
  ),
  'plan.ended': words(
    'The plan for {{ invoices.named }} has ended',
    'The plan we had agreed on for {{ invoices.named }} has ended. {{ plan.remaining }} of {{ plan.total }} is open; thank you for what you have paid.',
    message,
    'On the page of the invoice you can pay what is open, or tell us what would work instead. A reply to this mail is just as good.',
  ),
  'plan.instalment_upcoming': words(
    'Instalment {{ instalment.number }} of {{ plan.count }} is due on {{ instalment.due_on }}',
    `${part}, {{ instalment.amount }}, is due on {{ instalment.due_on }}. The link below leads straight to it; if it is on its way already, there is nothing to do.`,
    early,
  ),
  'plan.instalment_due': words(
    'Instalment {{ instalment.number }} of {{ plan.count }} is due on {{ instalment.due_on }}',
    `${part}, {{ instalment.amount }}, is due on {{ instalment.due_on }}. You can pay it in a minute on the page of the invoice.`,
    help,
  ),
  'plan.instalment_missed': words(
    'Instalment {{ instalment.number }} of {{ plan.count }} for {{ invoices.named }}',
    `${part}, {{ instalment.amount }}, was due on {{ instalment.due_on }}, and we have not seen it yet. It may have slipped through; the page of the invoice lets you pay it in a minute.`,
    help,
  ),
  'plan.instalment_missed_again': words(
    'Instalment {{ instalment.number }} of {{ plan.count }}: can we help?',
    `${part}, {{ instalment.amount }}, was due on {{ instalment.due_on }} and is still open. {{ plan.remaining }} of the plan is left in all.`,
    'Once it is paid, the plan goes on as we agreed. If another day would work better, please tell us which; as long as we hear from you, we can look for a way together.',
  ),
  'plan.autopay_notice': words(
    '{{ instalment.amount }} will be collected on {{ instalment.due_on }}',
    `${part}, {{ instalment.amount }}, will be collected on {{ instalment.due_on }}{% if autopay.label %} from {{ autopay.label }}{% endif %}, as you agreed. There is nothing for you to do.`,
    'If you would rather pay it another way, or stop automatic payment altogether, the page of the invoice lets you do so until then.',
  ),
  'plan.autopay_action': words(
    'Your bank asks you to confirm instalment {{ instalment.number }} of {{ plan.count }}',
    `${part}, {{ instalment.amount }}, could not be collected{% if autopay.label %} from {{ autopay.label }}{% endif %} without you: your bank would like you to confirm the payment yourself. Nothing was taken.`,
    'The link below leads to the page of the invoice, where you can pay it and confirm it with your bank in a minute.',
  ),
  'plan.autopay_failed': words(
    'Instalment {{ instalment.number }} of {{ plan.count }} could not be collected',
    `${part}, {{ instalment.amount }}, could not be collected{% if autopay.label %} from {{ autopay.label }}{% endif %}. Nothing was taken, and you need not explain it.`,
    '{{ plan.message }}',
    'On the page of the invoice you can pay it another way, or choose another card or account for what follows. If the day does not suit you, reply to this mail.',
  ),
  'plan.autopay_stopped': words(
    'Automatic payment for {{ invoices.named }} is stopped',
    'The instalments for {{ invoices.named }} are no longer collected by themselves{% if autopay.label %} from {{ autopay.label }}{% endif %}. The plan itself goes on as we agreed.',
    'What is left: {{ plan.remaining }}. A few days before each instalment we send you a short note with a link to pay it.',
  ),
}
