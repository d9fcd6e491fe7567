import { joined } from '../joined.ts'
import type { Phrases } from '../phrases.ts'

const weeks: Record<number, string> = { 7: 'one week', 14: 'two weeks', 21: 'three weeks', 28: 'four weeks' }
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const pdfs = (count: number) =>
  count === 1 ? 'The invoice is attached as a PDF.' : 'The invoices are attached as PDFs.'

export const phrases: Phrases = {
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  letterSalutation: 'To whom it may concern,',
  and: (items) => joined(items, 'and'),
  or: (items) => joined(items, 'or'),
  more: (count) => `${count} more`,
  invoices: (numbers, count) => (count === 1 ? `invoice ${numbers}` : `invoices ${numbers}`),
  dueToday: 'is due today',
  dueOn: (day) => `is due on ${day}`,
  wasDueYesterday: 'was due yesterday',
  wasDueOn: (day) => `was due on ${day}`,
  lateFor: (days) => weeks[days] ?? (days === 1 ? '1 day' : `${days} days`),
  partOpen: (total, open) => `${total}, of which ${open} is open,`,
  thanksForWork: (work) => (work ? `Thank you for working with us on ${work}.` : 'Thank you for working with us.'),
  thanksForOnTime: 'Thank you for paying your earlier invoices on time.',
  thanksForYears: (since) => `We have enjoyed working with you since ${since}.`,
  discount: (saves, until) => `Paying by ${until} saves you ${saves}.`,
  newFee: (amount) => `Under the terms of the invoice, a late fee of ${amount} has been added.`,
  newInterest: (amount, from, until) =>
    `Under the terms of the invoice, interest of ${amount} has been added for the days from ${from} to ${until}.`,
  chargesSoFar: (amount) => `The open amount includes ${amount} in fees and interest.`,
  interestFrom: (perDay, from) =>
    `Under the terms of the invoice, interest of ${perDay} a day applies from ${from}; paying or agreeing on a plan before then avoids it.`,
  interestRuns: (perDay) => `Under the terms of the invoice, interest of ${perDay} a day is counted until it is paid.`,
  held: (amount) => `The ${amount} you have questioned rests until we have answered.`,
  callOn: (day) =>
    `I will call you on ${day} to hear how we can settle this; if another time suits you better, reply with one.`,
  askForCall:
    'I would like to call you to hear how we can settle this: please reply with a number and a time that suit you.',
  nextStep: 'hand the claim to a collection agency',
  arrivedToday: 'today',
  arrivedOn: (day) => `on ${day}`,
  nextInstalment: (amount, day, after) =>
    after === 0 ? `One more of ${amount} follows on ${day}.` : `The next one, ${amount}, follows on ${day}.`,
  ordinal: (n) => ordinals[n - 1] ?? `${n}th`,
  leftOver: (amount) => `It was ${amount} more than was open. We keep that for you and will write to you about it.`,
  closing: { thanks: 'Thank you,', regards: 'With kind regards,', formal: 'Yours sincerely,' },
  labels: {
    total: 'Invoice total',
    paid: 'Paid so far',
    fee: 'Late fee, new',
    interest: 'Interest, new',
    fees: 'Fees and interest',
    processing: 'On its way',
    held: 'Resting while we look into it',
    due_now: 'Due now',
  },
  columns: { invoice: 'Invoice', due: 'Due date', amount: 'Open' },
  payInvoice: (number) => `See and pay invoice ${number}`,
  openInvoice: (number) => `Open invoice ${number}`,
  seeInvoice: 'See the invoice',
  methods: (list) => `You can pay by ${list}.`,
  noMethods: 'How to pay is on the page.',
  methodNames: {},
  asOf: (day) => `As of ${day}. If you have paid since, thank you, and please disregard this note.`,
  attached: {
    invoice: pdfs,
    statement: 'A statement of what is open is attached.',
    both: (count) => `${pdfs(count)} A statement of what is open comes with it.`,
  },
  questions: (phone) => `Questions? Reply to this mail${phone ? ` or call ${phone}` : ''}; a person reads it.`,
  bankDetails: 'Our bank details are shown on the invoice page only. We never send or change them by mail.',
}
