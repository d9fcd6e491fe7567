import type { LetterWords } from '../built-in-words.ts'
import { words } from '../template-words.ts'

const stillOpen =
  'Our invoice {{ invoice.number }} was due on {{ invoice.due_on }}, and {{ invoice.open }} is still open. {{ promise_sentence }}'
const charges = '{{ fees_sentence }} {{ held_sentence }}'
const help =
  'If paying in full is not possible, please write or call with a plan or a date that would work. If something about the invoice is wrong, tell us, and it rests until that is settled.'

export const letters: LetterWords = {
  'letter.first_follow_up': words(
    'Invoice {{ invoice.number }}, due on {{ invoice.due_on }}',
    'Our invoice {{ invoice.number }} for {{ invoice.amount }} was due on {{ invoice.due_on }}, and our records show it as still open. {{ promise_sentence }}',
    charges,
    'If anything about it is unclear, or paying in parts would help, please write or call; we would rather find a way with you.',
    'Otherwise the ways to pay it stand below. If your payment is already on its way, thank you.',
  ),
  'letter.second_follow_up': words(
    'Invoice {{ invoice.number }} is {{ invoice.late_for }} past due',
    stillOpen,
    '{{ fees_sentence }} {{ interest_sentence }} {{ held_sentence }}',
    'If paying the whole sum now is difficult, a plan with smaller parts is fine: write or call with what would suit you. If something about the invoice is not right, please say so, and we will look into it before anything else.',
    'The ways to pay it stand below.',
  ),
  'letter.third_follow_up': words(
    'Invoice {{ invoice.number }}: we would like to hear from you',
    `${stillOpen} We have written a few times and would like to hear from you.`,
    charges,
    'Instalments, a later date, a question about the invoice: each of these is a good answer. Please write or call at a time that suits you.',
    'The ways to pay it stand below.',
  ),
  'letter.final_demand': words(
    'Invoice {{ invoice.number }}: final notice, please answer by {{ answer_by }}',
    stillOpen,
    charges,
    help,
    'If we have neither a payment nor an agreement by {{ answer_by }}, our next step is to {{ next_step }}. We would much prefer to settle it with you.',
  ),
  'letter.letter_of_demand': words(
    'Letter of demand for invoice {{ invoice.number }}, {{ invoice.open }}',
    stillOpen,
    'The claim rests on the invoice, which is enclosed. It was issued for {{ invoice.total }}{% if invoice.description %} for {{ invoice.description }}{% endif %}. {{ fees_sentence }} {{ held_sentence }}',
    'Please pay {{ invoice.open }} by {{ answer_by }}, or reply by then with a plan or with what you dispute and why.',
    'If we have neither a payment nor an answer by {{ answer_by }}, our next step is to {{ next_step }}. We remain ready to settle this with you before then.',
  ),
}
