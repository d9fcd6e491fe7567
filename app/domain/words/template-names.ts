import type { TemplateFamily } from './template-kinds.ts'

const everywhere = {
  'client.name': 'Whom the mail greets: the first name of the contact, or the client’s name; may be empty',
  'business.name': 'Your business’s name',
} as const

const ofOneInvoice = { ...everywhere, 'invoice.number': 'The invoice’s number' } as const

const ofReminders = {
  ...ofOneInvoice,
  'invoice.amount': 'The total; where a part is paid, also how much of it is open',
  'invoice.total': 'The total as invoiced',
  'invoice.paid': 'What has been paid or credited so far',
  'invoice.open': 'What is due now, charges included and disputed parts left out',
  'invoice.description': 'What the invoice was for, when that is a short phrase; may be empty',
  'invoice.due_on': 'The due date with its weekday',
  'invoice.falls_due': 'A whole phrase that is true on any day: “is due today”, “was due yesterday”',
  'invoice.late_for': 'How long it has been due: “two weeks”, “20 days”',
  'invoice.days_late': 'The same as a plain number, for conditions; below zero before the due date',
  'invoices.count': 'How many invoices the mail speaks of',
  'invoices.numbers': 'Their numbers as a list',
  'invoices.open': 'What is due now on all of them together',
  today: 'The day the mail is written',
  work_sentence: 'Thanks for the work together, with what the invoice was for when that is known',
  history_sentence: 'Thanks for earlier invoices paid on time, or for the years together; empty for a new client',
  discount_sentence: 'What an early payment saves and until when; empty when there is no discount',
  fees_sentence: 'Fees and interest that were added, each by its amount; empty when there are none',
  interest_sentence: 'Interest that will run and from when; empty unless the terms name it',
  held_sentence: 'The part that rests while it is disputed; empty when nothing is',
  promise_sentence: 'A promise whose day has passed, in your words of “Missed promise”; empty when there is none',
  call_sentence: 'The day you will call, or a request for a number to call',
  answer_by: 'The new deadline of a final notice; empty in other mails',
  next_step: 'What follows after a final notice, e.g. “hand the claim to a collection agency”',
} as const

/** What a template may name, with what it stands for. The editor lists them; anything else is a fault. */
export const templateNames = {
  reminder: ofReminders,
  letter: ofReminders,
  promise: { ...ofOneInvoice, 'promise.on': 'The day that was promised' },
  thank_you: {
    ...everywhere,
    'invoices.named': 'The invoices it is for: “invoice 2041”, “invoices 2041 and 2042”',
    'invoices.count': 'How many invoices it is for',
    'payment.amount': 'What arrived',
    'payment.arrived': 'When it arrived: “today”, “on Wednesday, 11 March”',
    'payment.remaining': 'What is still open on these invoices',
    'plan.instalment': 'Which instalment it was, in letters: “second”; empty without a plan',
    'plan.count': 'How many instalments the plan has; 0 without a plan',
    next_sentence: 'The instalment that follows, with its amount and day; empty when it was the last',
    left_over_sentence: 'What arrived beyond the open sum; empty when nothing did',
  },
  call_summary: {
    ...ofOneInvoice,
    'invoice.open': 'What is due now',
    'call.on': 'The day of the call',
    'call.with': 'Whom you spoke with; may be empty',
    'call.by': 'Who called',
    'call.summary': 'What you wrote down for the client; may be empty',
    'call.back_on': 'The day you will call again; may be empty',
    'promise.on': 'The day the client named for the payment; may be empty',
    'promise.amount': 'The amount the client named; may be empty',
  },
  payment_problem: { ...ofOneInvoice, 'payment.amount': 'The amount of the payment' },
  link: ofOneInvoice,
  payment: {
    ...ofOneInvoice,
    'payment.amount': 'The amount of the payment',
    'payment.method': 'How it is paid: “by bank debit”; may be empty',
    'payment.expected_on': 'About when the money arrives; may be empty',
  },
  plan: {
    ...everywhere,
    'invoices.named': 'The invoices it covers: “invoice 2041”, “invoices 2041 and 2042”',
    'plan.total': 'What the plan covers',
    'plan.count': 'How many instalments it has',
    'plan.schedule': 'The instalments in one sentence: “$300.00 on 1 December, $300.00 on 1 January”',
    'plan.message': 'What the other side wrote; may be empty',
    'plan.answer_by': 'The last day on which an offer can be accepted; may be empty',
    'plan.remaining': 'What is still open of it',
    'instalment.number': 'Which instalment, as a number; 0 where none is meant',
    'instalment.named': 'Which instalment, in letters: “second”; may be empty',
    'instalment.amount': 'What is open of this instalment',
    'instalment.due_on': 'When it is due',
    'autopay.label': 'The card or account it is paid from: “Visa ending in 4242”; may be empty',
  },
  dispute: {
    ...ofOneInvoice,
    'dispute.amount': 'What is in question',
    'dispute.rest': 'What is not in question and stays payable; empty where nothing is',
    'dispute.answer_by': 'The day you answer by; after a decision, until when the client may disagree; may be empty',
    'dispute.message': 'What you wrote; may be empty',
    'credit.amount': 'What is credited; may be empty',
    'credit.number': 'The number of the credit note; may be empty',
    'corrected.number': 'The number of the corrected invoice; may be empty',
    'corrected.amount': 'What the corrected invoice asks for; may be empty',
    'invoice.open': 'What is due after it; empty where nothing is',
  },
  answer: {
    ...ofOneInvoice,
    'invoice.open': 'What is due',
    'answer.amount': 'The sum the client named; may be empty',
    'answer.on': 'The day the client named, or you granted; may be empty',
    'answer.method': 'How the client says it was paid: “by transfer”; may be empty',
    'answer.name': 'The person the client named; may be empty',
    'answer.phone': 'The number the client gave; may be empty',
    'answer.changes': 'What was changed, as a list; may be empty',
    'answer.message': 'What you wrote; may be empty',
  },
  invoice: {
    ...ofOneInvoice,
    'invoice.total': 'The total as invoiced',
    'invoice.open': 'What is due after it; empty where nothing is',
    'invoice.due_on': 'The due date with its weekday',
    'invoice.description': 'What the invoice is for, when that is a short phrase; may be empty',
    'invoice.message': 'What you wrote; may be empty',
    'invoice.disputed': '“yes” where a dispute ends with it; else empty, for conditions',
    'credit.amount': 'What is credited; may be empty',
    'credit.number': 'The number of the credit note; may be empty',
    discount_sentence: 'What an early payment saves and until when; empty when there is no discount',
  },
  code: { ...everywhere, code: 'The code', minutes: 'How many minutes it is good for' },
} as const satisfies Record<TemplateFamily, Record<string, string>>

export type TemplateValue = string | number

/** A value for every name of a family. */
export type TemplateValues<F extends TemplateFamily> = Readonly<Record<keyof (typeof templateNames)[F], TemplateValue>>
