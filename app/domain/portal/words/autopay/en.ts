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
  page: {
    title: 'Automatic payment',
    seeOrStop: 'See or stop automatic payment',
    noPlan: 'There is no payment plan running for this invoice, so there is nothing to pay by itself.',
    seePlan: 'See the payment plan',
    on: (label) => `The instalments are paid by themselves from ${label}`,
    next: (sum, day) => `Next: ${sum} on ${day}.`,
    nothingNext: 'Nothing is collected by itself at the moment; what is open can be paid on the page of the invoice.',
    notice: 'We write to you at least two days before each payment.',
    stop: 'Stop automatic payment',
    afterStop: 'The plan itself goes on: you then pay each instalment yourself, and we send you a note before each.',
    change: 'Pay from another card or account',
    off: 'The instalments are not paid by themselves',
    lede: 'If you like, the instalments of the plan are paid by themselves, each on its day. Nothing is charged now, and you can stop it at any time.',
    noWay:
      'Only cards and US bank accounts can pay by themselves, and neither can be used for this invoice. Each instalment can be paid on the page of the invoice.',
    ways: { card: 'With a card', ach: 'With a bank account (ACH)' },
    withKept: (label) => `With ${label}`,
    agree: 'I agree',
    go: { card: 'Continue to enter a card', ach: 'Continue to enter a bank account' },
    goKept: (label) => `Pay by itself from ${label}`,
    goHint: 'The details are entered on the secure page of our payment provider.',
    waiting: 'One moment: we are waiting for word from our payment provider',
    waitingText: 'This page looks again by itself. If you close it, nothing is lost.',
    tickFirst: 'Please tick “I agree” if you do.',
    check: 'Please look at what is marked below. Nothing has been changed yet.',
    refusals: {
      moved: 'The plan has changed since you opened this page. Please read the words below once more.',
      over: 'This is not possible any more. Below you see how things stand.',
      provider_down:
        'Our payment provider does not answer at the moment. Please try again in a few minutes; nothing has been changed.',
    },
  },
}
