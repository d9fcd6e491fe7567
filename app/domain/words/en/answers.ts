import type { AnswerWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const rests = 'we send no reminders about this invoice'

export const answers: AnswerWords = {
  'answer.promise': words(
    'Noted: {{ answer.amount }} by {{ answer.on }}',
    'Thank you for naming a day. We have noted that {{ answer.amount }} for invoice {{ invoice.number }} will be paid by {{ answer.on }}.',
    `Until then, and for two business days after it, ${rests}.`,
    'If something comes in between, please tell us on the page of the invoice; we would rather find another way with you.',
  ),
  'answer.already_paid': words(
    'Thank you: we are looking for your payment',
    'Thank you for telling us. We have noted {{ answer.amount }}{% if answer.method %} {{ answer.method }}{% endif %} on {{ answer.on }} for invoice {{ invoice.number }}, and are looking for it now.',
    `For the next five business days ${rests}. As soon as we have found the payment, we write to you.`,
    'If there is a receipt or a reference that would help us, please reply with it.',
  ),
  'answer.wrong_person': words(
    'Thank you for pointing us to the right person',
    'Thank you for telling us that invoice {{ invoice.number }} is not on your desk, and sorry for the trouble.',
    '{% if answer.name %}You named {{ answer.name }}. A person here looks at it first; nothing is sent there before that.{% else %}A person here looks into it now.{% endif %}',
    'Meanwhile our reminders rest.',
  ),
  'answer.extension_asked': words(
    'We have your wish for more time',
    'Thank you for telling us. You would like time until {{ answer.on }} for invoice {{ invoice.number }}, of which {{ invoice.open }} is open.',
    `A person here reads it and answers within five business days. Until then ${rests}.`,
  ),
  'answer.extension_granted': words(
    'You have time until {{ answer.on }}',
    'Thank you for talking to us. Invoice {{ invoice.number }} can wait until {{ answer.on }}; {{ invoice.open }} is open.',
    '{{ answer.message }}',
    `Until then, and for two business days after it, ${rests}. Paying earlier, or in parts, is possible at any time on its page.`,
  ),
  'answer.extension_declined': words(
    'About more time for invoice {{ invoice.number }}',
    'Thank you for asking us. We have looked at your wish for more time for invoice {{ invoice.number }}, and are sorry that we cannot give it this time.',
    '{{ answer.message }}',
    'Paying in parts may still help: on the page of the invoice you can propose a plan, or ask us to call you. {{ invoice.open }} is open.',
  ),
  'answer.call_back': words(
    'We will call you about invoice {{ invoice.number }}',
    'Thank you for asking. We will call you{% if answer.phone %} at {{ answer.phone }}{% endif %}{% if answer.on %} on {{ answer.on }}{% endif %} about invoice {{ invoice.number }}.',
    `Until we have talked, ${rests}. If another time or number suits you better, please reply with it.`,
  ),
  'answer.preferences': words(
    'Your wishes are saved',
    'Thank you for telling us how you like things. On the page of invoice {{ invoice.number }} this was changed{% if answer.changes %}: {{ answer.changes }}{% endif %}.',
    'It counts from now on, and can be changed on the same page whenever you like.',
    'If it was not you or somebody of yours who changed it, please reply to this mail.',
  ),
  code: words(
    'Your code for all your invoices with {{ business.name }}',
    'Your code is {{ code }}. It opens the page with all your invoices with {{ business.name }}, in the browser in which you asked for it, and is good for {{ minutes }} minutes.',
    'If it was not you who asked, there is nothing to do: without this mail the code is of no use. Please give it to nobody; we never ask for it.',
  ),
}
