import type { StatusWords } from './status-words.ts'

const by = (day: string | null) => (day ? ` by ${day}` : ' soon')

export const en: StatusWords = {
  notIssued: { headline: 'Not issued yet', text: 'There is nothing to pay.' },
  withdrawn: { headline: 'Withdrawn', text: 'This invoice no longer counts. There is nothing to pay.' },
  closed: {
    headline: 'Closed',
    text: 'There is nothing to pay here any more. If that surprises you, please write to us.',
  },
  paid: (on) => ({
    headline: on ? `Paid on ${on}` : 'Paid',
    text: 'Thank you. There is nothing more to do.',
  }),
  processing: (paying, isBankDebit) => ({
    headline: 'Payment processing',
    text: `${paying} is on its way. Thank you; ${
      isBankDebit ? 'a bank debit takes up to four business days, and ' : ''
    }we write to you when it has arrived.`,
  }),
  verifying: (amount) => ({
    headline: 'Bank account to be confirmed',
    text: `Your bank shows two small deposits within two business days. Confirm them, and your payment of ${amount} goes on its way; until then there is nothing more to do.`,
  }),
  inProgress: (paying) => ({
    headline: 'In progress',
    text: `A payment of ${paying} was started and is not finished yet.`,
  }),
  dueIn: (days, on) => `Due in ${days} days, on ${on}`,
  dueTomorrow: (on) => `Due tomorrow, ${on}`,
  dueToday: (on) => `Due today, ${on}`,
  overdue: (on) => `Overdue since ${on}`,
  whenLate:
    'If your payment is already on its way, thank you: there is nothing more to do. If something stands in the way, tell us below.',
  lastTry: (paying) => `Your payment of ${paying} did not go through. You can try again, or choose another way.`,
  disputed: (respondBy) => ({
    headline: 'In dispute',
    text: `Nothing is asked of you until we have answered, at the latest on ${respondBy}.`,
  }),
  partDisputed: ({ disputed, total, rest, respondBy }) => ({
    headline: `In dispute: ${disputed} of ${total}`,
    text: `The ${disputed} you dispute rests until we have answered, at the latest on ${respondBy}. The other ${rest} stays payable.`,
  }),
  disputeAnswered: (rest) => ({
    headline: 'In dispute: our answer waits for you',
    text: `We have proposed how to settle it. Until you have answered, ${
      rest ? `the disputed part rests; the other ${rest} stays payable.` : 'nothing is asked of you.'
    }`,
  }),
  planProposed: (count, answerBy) => ({
    headline: 'Plan proposed',
    text: `You proposed ${count === 1 ? 'one payment' : `${count} payments`}. We answer${by(answerBy)}; until then nothing is asked of you.`,
  }),
  planOffered: ({ count, first, on, answerBy }) => ({
    headline: 'Plan proposed: it waits for your answer',
    text: `We offer ${count === 1 ? 'one payment' : `${count} payments`}, the first of ${first} on ${on}. Please accept it or propose something else${by(answerBy)}; until then nothing is asked of you.`,
  }),
  onPlan: ({ amount, on, nth, count, autopay }) => ({
    headline: `On a plan: next payment of ${amount} on ${on}`,
    text: `It is payment ${nth} of ${count}. ${
      autopay
        ? `It is made by itself with ${autopay}; we write to you two days before.`
        : 'You can make it here at any time, or pay more at once.'
    }`,
  }),
  planLate: ({ amount, on, nth, count }) => ({
    headline: `On a plan: ${amount} of ${on} is still open`,
    text: `It is payment ${nth} of ${count}. You can make it here; if it is difficult now, tell us below, and we look for a way with you.`,
  }),
  planPaidSoFar: { headline: 'On a plan', text: 'Every payment agreed so far has arrived. Thank you.' },
  planEnded:
    'The payment plan has ended, so the open amount is due. If that is difficult, tell us below: we would rather find a way with you.',
  planDeclined: 'The plan that was proposed was not agreed. You can propose another one below.',
  promised: (on, amount) => ({
    headline: `Promised for ${on}`,
    text: `You told us that ${amount} will be paid by then. Thank you; we will not remind you before.`,
  }),
  looking: (paying, on) => ({
    headline: 'Looking for your payment',
    text: `You told us that you paid ${paying} on ${on}. We are looking for it and write to you; there is nothing more to do.`,
  }),
  moreTime: (until) => ({
    headline: 'More time asked for',
    text: `You asked for time${until ? ` until ${until}` : ''}. We answer within five business days; until then nothing is asked of you.`,
  }),
  timeGiven: (until) => ({
    headline: 'You have time',
    text: `You have time until ${until}, as agreed. Until two business days after it we send no reminders.`,
  }),
  callAsked: (on) => ({
    headline: 'Call asked for',
    text: `We call you ${on ? `on ${on}` : 'on the next business day'}. Until then nothing is asked of you.`,
  }),
  contactAsked: 'Thank you for telling us whom to write to. We check it first, and share nothing before.',
}
