import type { AutopayWords } from './autopay-words.ts'

export const en: AutopayWords = {
  and: 'and',
  authorize: {
    card: (business) => `I authorize ${business} to charge my card for the instalments of our plan.`,
    ach: (business) =>
      `I authorize ${business} to debit my bank account electronically (ACH) for the instalments of our plan, and to credit it where a debit has to be corrected.`,
    either: (business) =>
      `I authorize ${business} to keep the card or bank account I pay with now, and to charge the card or debit the bank account electronically (ACH) for the instalments of our plan, or credit it where a debit has to be corrected.`,
  },
  sumOnDay: (sum, day) => `${sum} on ${day}`,
  takes: (sumsAndDays) =>
    `It takes ${sumsAndDays}, less what I have paid another way by then; other sums or days only where we agree on them.`,
  noticeBefore: (business) =>
    `${business} writes to me at least two days before each of them, with the sum and the day.`,
  howToStop: (business) =>
    `I can stop this at any time before a payment is taken, on the page of the invoice or by writing to ${business}; it ends by itself once the plan is paid.`,
  triesAgain: (day) => `If it is still open on ${day}, the collection is tried once more on that day.`,
}
