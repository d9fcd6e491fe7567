import type { PromiseWords } from './promise-words.ts'

export const en: PromiseWords = {
  lede: 'Tell us when you will pay. Until then, and for two business days after it, we send no reminders about this invoice.',
  day: 'I will pay on',
  dayHint: (last) => `Any day until ${last}. For a later day, ask for more time or a plan below.`,
  amount: 'Amount',
  amountHint: (open) => `${open} is open. A part is fine as well.`,
  submit: 'Promise',
  stands: (amount, day) => `Noted: ${amount} by ${day}`,
  next: 'Thank you. Our reminders about this invoice rest until two business days after that day, and a note for your records is on its way by mail. Paying earlier is possible at any time.',
  another: 'Name another day instead',
  onPlan:
    'An instalment plan is being talked about or runs for this invoice, so no other day is needed. The page of the plan shows what comes next.',
  processing:
    'A payment for this invoice is on its way. There is nothing to promise; we write to you when it has arrived.',
  enough: 'Two days have been named for this invoice here. If neither works out, one of these will help you better:',
  problems: {
    bad_amount: 'Please write an amount above zero.',
    more_than_open: 'This is more than is open. Please write a smaller amount.',
    already_over: 'That day has passed. Please choose today or a later day.',
    too_far: 'That day is more than 30 days away. Please choose an earlier one, or ask for more time or a plan below.',
  },
}
