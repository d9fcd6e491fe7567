import type { PaymentWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const how = '{% if payment.method %} {{ payment.method }}{% endif %}'

export const payments: PaymentWords = {
  'payment.processing': words(
    'Your payment for invoice {{ invoice.number }} is on its way',
    `Thank you: your payment of {{ payment.amount }}${how} for invoice {{ invoice.number }} is on its way.{% if payment.expected_on %} It should arrive by {{ payment.expected_on }}.{% endif %}`,
    'There is nothing more to do. Our reminders rest until then, and we write again when it has arrived.',
  ),
  'payment.verify_bank': words(
    'Invoice {{ invoice.number }}: one step to confirm your bank account',
    'Thank you for paying {{ payment.amount }} for invoice {{ invoice.number }} from your bank account. Before the payment can go out, the bank wants the account confirmed: {% if payment.expected_on %}two small deposits arrive there by {{ payment.expected_on }}.{% else %}two small deposits should be there by now.{% endif %}',
    'Once you see them, the page of the invoice leads you to where their amounts are entered. It takes a minute, and our reminders rest until then.',
    'If another way to pay is easier for you, the same page lets you choose one. Questions are welcome: just reply to this mail.',
  ),
  'payment.unfinished': words(
    'Invoice {{ invoice.number }}: your payment was not finished',
    'You began a payment of {{ payment.amount }} for invoice {{ invoice.number }}, and it was not finished. Nothing was taken from your account.',
    'If something came up, that is quite all right: the page of the invoice lets you begin again whenever it suits you, or choose another way to pay.',
    'If something did not work as it should, a short reply to this mail helps us put it right.',
  ),
  'payment.returned': words(
    'Your payment for invoice {{ invoice.number }} came back',
    `Your payment of {{ payment.amount }}${how} for invoice {{ invoice.number }} had arrived, and the bank has now taken it back. The invoice is open again by this sum.`,
    'This has many possible reasons and often turns out to be a mix-up. For now nothing follows from it: we look into it first, and our reminders rest meanwhile.',
    'If you know what happened, a short reply helps us. You can also choose another way to pay on the page of the invoice. Thank you for your help.',
  ),
  'payment.refunded': words(
    'We have sent {{ payment.amount }} back to you',
    `We have sent {{ payment.amount }} back to you${how}, for invoice {{ invoice.number }}.{% if payment.expected_on %} It should be with you by {{ payment.expected_on }}.{% endif %}`,
    'Nothing is to be paid for it: the same sum is credited on the invoice.',
    'If anything about it is unclear, just reply to this mail.',
  ),
  'payment.refunded_open': words(
    'We have sent {{ payment.amount }} back to you',
    `We have sent {{ payment.amount }} back to you${how}, for invoice {{ invoice.number }}.{% if payment.expected_on %} It should be with you by {{ payment.expected_on }}.{% endif %}`,
    'The invoice is open again by this sum. Its page shows what is open now and the ways to pay.',
    'If anything about it is unclear, just reply to this mail.',
  ),
  'payment.credit_refunded': words(
    'We have sent {{ payment.amount }} back to you',
    `We have sent {{ payment.amount }} back to you${how}. You had paid more than was open, and this was your credit with us.{% if payment.expected_on %} It should be with you by {{ payment.expected_on }}.{% endif %}`,
    'Your invoices stay as they are, and there is nothing to do. If anything is unclear, just reply to this mail.',
  ),
}
