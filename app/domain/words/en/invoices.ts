import type { InvoiceWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const message = '{{ invoice.message }}'

export const invoices: InvoiceWords = {
  'invoice.issued': words(
    'Invoice {{ invoice.number }} from {{ business.name }}',
    'Thank you for working with us{% if invoice.description %} on {{ invoice.description }}{% endif %}. Here is invoice {{ invoice.number }} for {{ invoice.total }}, due on {{ invoice.due_on }}. It is attached as a PDF.',
    message,
    '{{ discount_sentence }}',
    'You can see and pay it on its page. If anything about it is unclear, or it should go to somebody else, tell us there or reply to this mail.',
  ),
  'invoice.voided': words(
    'Invoice {{ invoice.number }} was cancelled, there is nothing to pay',
    'Invoice {{ invoice.number }} for {{ invoice.total }} was cancelled. There is nothing to pay on it, and nothing for you to do.',
    message,
    '{% if invoice.disputed %}With it your question about this invoice is closed in your favour. Thank you for telling us.{% endif %}',
    'If you have paid it in the meantime, please reply to this mail; we will give it back.',
  ),
  'invoice.credited': words(
    'Credit note {{ credit.number }} for invoice {{ invoice.number }}',
    'We have credited {{ credit.amount }} on invoice {{ invoice.number }}. Credit note {{ credit.number }} is attached as a PDF.',
    message,
    '{% if invoice.open %}{{ invoice.open }} of the invoice is still open and can be paid on its page.{% else %}Nothing is open on this invoice any more.{% endif %}',
  ),
}
