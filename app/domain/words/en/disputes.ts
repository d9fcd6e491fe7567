import type { DisputeWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{{ dispute.message }}'
const left =
  '{% if invoice.open %}What remains is {{ invoice.open }}; it can be paid on the page of the invoice as before.{% else %}Nothing is left to pay on this invoice.{% endif %}'
const otherwise =
  '{% if dispute.answer_by %}If you see it differently, the page of the invoice lets you tell us until {{ dispute.answer_by }}, and we look at it again.{% endif %}'

export const disputes: DisputeWords = {
  'dispute.received': words(
    'Your question about invoice {{ invoice.number }} has reached us',
    'Thank you for telling us that something about invoice {{ invoice.number }} is not right. What you question, {{ dispute.amount }}, rests from now on: we neither ask for it nor charge anything on it until it is settled.',
    'We answer by {{ dispute.answer_by }}. On the page of the invoice you can see where it stands, write to us and add files.',
    '{% if dispute.rest %}The rest, {{ dispute.rest }}, is not in question and can be paid as before.{% endif %}',
  ),
  'dispute.answered': words(
    'About your question on invoice {{ invoice.number }}',
    'Thank you for your patience. We have written to you about your question on invoice {{ invoice.number }}.',
    message,
    'You can answer on the page of the invoice, with files if they help. What you question rests until it is settled.',
  ),
  'dispute.proposed': words(
    'How we would settle your question about invoice {{ invoice.number }}',
    '{% if corrected.amount %}Thank you for waiting. We would replace invoice {{ invoice.number }} with a corrected one over {{ corrected.amount }}.{% elsif credit.amount %}Thank you for waiting. We would credit {{ credit.amount }} on invoice {{ invoice.number }}.{% else %}Thank you for waiting. We have looked into your question about invoice {{ invoice.number }}, and to us the invoice seems right as it stands.{% endif %}',
    message,
    'On the page of the invoice you can agree, or tell us what you see differently. Until then what you question rests.',
  ),
  'dispute.accepted': words(
    'We have credited {{ credit.amount }} on invoice {{ invoice.number }}',
    'Thank you for pointing it out. You were right, and we are sorry for the trouble: {{ credit.amount }} is credited on invoice {{ invoice.number }}{% if credit.number %} with credit note {{ credit.number }}, which is attached{% endif %}.',
    message,
    left,
  ),
  'dispute.part_credit': words(
    'We have credited {{ credit.amount }} on invoice {{ invoice.number }}',
    'Thank you for waiting. We have looked into your question about invoice {{ invoice.number }} and credited {{ credit.amount }} with credit note {{ credit.number }}, which is attached.',
    message,
    left,
    otherwise,
  ),
  'dispute.corrected': words(
    'Invoice {{ corrected.number }} takes the place of invoice {{ invoice.number }}',
    'Thank you for pointing it out. Invoice {{ invoice.number }} is credited with credit note {{ credit.number }}, and invoice {{ corrected.number }} over {{ corrected.amount }} takes its place. Both are attached.',
    message,
    'The corrected invoice has a due date and a page of its own; the old one needs nothing more from you.',
  ),
  'dispute.rejected': words(
    'Our answer to your question about invoice {{ invoice.number }}',
    'Thank you for waiting. We have looked carefully into your question about invoice {{ invoice.number }}, and to our knowledge the invoice is right as it stands.',
    message,
    '{% if invoice.open %}Open on it is {{ invoice.open }}. If it would help to pay in parts, the page of the invoice lets you propose how.{% endif %}',
    otherwise,
  ),
  'dispute.withdrawn': words(
    'Your question about invoice {{ invoice.number }} is closed',
    'Thank you for letting us know that your question about invoice {{ invoice.number }} has been cleared up. We have closed it.',
    '{% if invoice.open %}Open on the invoice is {{ invoice.open }}, as before.{% endif %} If anything else is not right, please tell us at any time.',
  ),
}
