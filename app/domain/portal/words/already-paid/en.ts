import type { AlreadyPaidWords } from './already-paid-words.ts'

export const en: AlreadyPaidWords = {
  lede: 'Thank you. Tell us how and when, and we will find your payment. Meanwhile we send no reminders about this invoice.',
  method: 'How did you pay?',
  methods: {
    transfer: 'Bank transfer',
    check: 'Check',
    card: 'Card',
    ach: 'Bank debit (ACH)',
    paypal: 'PayPal',
    cash: 'Cash',
    other: 'Some other way',
  },
  by: {
    transfer: 'by bank transfer',
    check: 'by check',
    card: 'by card',
    ach: 'by bank debit',
    paypal: 'with PayPal',
    cash: 'in cash',
    other: '',
  },
  paidOn: 'Paid on',
  amount: 'Amount',
  reference: 'Reference',
  referenceHint: 'What you wrote on the transfer, or the number of the check; may stay empty.',
  files: 'Attach proof',
  filesHint:
    'A receipt or a statement helps us to find it sooner: PDF, picture or text, up to 10 MB each; may stay empty.',
  submit: 'Tell us',
  stands: (amount, method, day) => `We are looking for ${[amount, method].filter(Boolean).join(' ')}, paid on ${day}`,
  next: 'Thank you. A person looks for your payment within five business days, and our reminders about this invoice rest meanwhile. We write to you when it is found; a note for your records is on its way by mail.',
  enough: (email) =>
    `We have looked for a payment of this invoice twice and could not find it. Please write to ${email} with a copy of the receipt, so that a person can look into it with you.`,
  problems: {
    bad_amount: 'Please write an amount above zero.',
    not_yet: 'That day is still ahead. To name a day on which you will pay, go back and choose “Promise a date”.',
    too_many: 'At most ten files, please.',
    too_large: 'A file may have at most 10 MB.',
    too_large_together: 'All files together may have at most 25 MB.',
    empty: 'there is nothing in this file.',
    wrong_kind: 'we cannot take this kind of file. Please send a PDF, a picture or a text.',
  },
  aboutFile: (filename, problem) => `${filename}: ${problem}`,
}
