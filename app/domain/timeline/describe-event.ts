import { outcomePhrases } from '../call/call-result.ts'
import { stageName } from '../dunning/dunning-policy.ts'
import type { StageKey } from '../dunning/dunning-policy.ts'
import type { Reentry } from '../dunning/reentry.ts'
import { letterKind } from '../letter/letter-kind.ts'
import { checkQuestions } from '../escalation/checklist.ts'
import { stepNames } from '../escalation/escalation-step.ts'
import { billingSentences } from './describe-billing-event.ts'
import { caseSentences } from './describe-case-event.ts'
import { replySentences } from './describe-reply-event.ts'
import { staffSentences } from './describe-staff-event.ts'
import { webhookSentences } from './describe-webhook-event.ts'
import { amount, because, list, on, sum } from './event-words.ts'
import type { TimelineData, TimelineEvent, TimelineType } from './timeline-event.ts'

type Sentences = { [T in TimelineType]: (data: TimelineData[T], locale: string) => string }

const stage = (key: StageKey) => stageName(key).replace(/^./, (first) => first.toUpperCase())
const to = (address: string | undefined) => (address ? ` to ${address}` : '')
const invoices = (numbers: readonly string[]) => `${numbers.length === 1 ? 'invoice' : 'invoices'} ${list(numbers)}`

const letter = ({ kind, letterNumber, number }: { kind: string; letterNumber?: number; number: string }) =>
  `${letterNumber === undefined ? 'The letter' : `Letter ${letterNumber}`} (${letterKind(kind)}) about invoice ${number}`

const reentryWords: Record<Reentry, string> = {
  keep: 'Open invoices go on where they stand.',
  age: 'Open invoices go on at the step their age implies.',
  first: 'Overdue invoices go on from the first follow-up.',
  now: 'Only steps whose day lies ahead are taken.',
}
const policyPlace = (to: 'business' | 'client' | 'invoice', number: string | undefined) =>
  ({ business: 'Every client without a policy of its own', client: 'This client', invoice: `Invoice ${number ?? ''}` })[
    to
  ]

const sentences: Sentences = {
  ...staffSentences,
  ...webhookSentences,
  ...billingSentences,
  ...caseSentences,
  ...replySentences,
  'client.created': ({ name }) => `${name} became a client.`,
  'business.updated': ({ changed }) => `Settings changed: ${list(changed)}.`,
  'client.updated': ({ changed }) => `Client details changed: ${list(changed)}.`,
  'client.erased': ({ name }) => `The person was removed on request; it is ${name} from now on.`,
  'contact.unreachable': ({ email, reason }) => `${email} cannot be reached${because(reason)}.`,
  'invoice.imported': ({ number, total, balance }, locale) =>
    `Invoice ${number} for ${amount(total, locale)} was imported with ${amount(balance, locale)} open.`,
  'invoice.created': ({ number, total }, locale) => `Invoice ${number} for ${amount(total, locale)} was drafted.`,
  'invoice.issued': ({ number, total, dueOn }, locale) =>
    `Invoice ${number} for ${amount(total, locale)} was issued, due on ${on(dueOn, locale)}.`,
  'invoice.updated': ({ number, changed }) => `Invoice ${number} was updated: ${list(changed)}.`,
  'invoice.settled': ({ number }) => `Invoice ${number} is settled.`,
  'invoice.reopened': ({ number, balance, reason }, locale) =>
    `Invoice ${number} is open again with ${amount(balance, locale)}${because(reason)}.`,
  'invoice.voided': ({ number, was, reason }) =>
    was === 'draft'
      ? `The draft ${number} was discarded${because(reason)}.`
      : `Invoice ${number} was voided${because(reason)}.`,
  'invoice.written_off': ({ number, amount: given, reason }, locale) =>
    `${amount(given, locale)} of invoice ${number} was written off${because(reason)}.`,
  'charge.made': ({ number, kind, amount: charged, calculation }, locale) =>
    `${kind === 'fee' ? 'A late fee' : 'Late interest'} of ${amount(charged, locale)} was added to invoice ${number}${because(calculation.join('; '))}.`,
  'invoice.recovered': ({ number, amount: back, isWhole }, locale) =>
    isWhole
      ? `${amount(back, locale)} came in after all: invoice ${number} had been written off and is paid.`
      : `${amount(back, locale)} of invoice ${number}, which had been written off, came in after all.`,
  'credit.applied': ({ number, amount: used }, locale) =>
    `${amount(used, locale)} of the client’s credit paid invoice ${number}.`,
  'credit.unapplied': ({ number, amount: used }, locale) =>
    `${amount(used, locale)} of credit was taken off invoice ${number} again.`,
  'credit.paid_out': ({ amount: paid, method, reason }, locale) =>
    `${amount(paid, locale)} of the client’s credit was paid out by ${method}${because(reason)}.`,
  'charge.waived': ({ number, kind, amount: waived, reason }, locale) =>
    `${amount(waived, locale)} of ${kind === 'fee' ? 'late fees' : 'interest'} on invoice ${number} was waived${because(reason)}.`,
  'discount.applied': ({ number, amount: given, calculation }, locale) =>
    `${amount(given, locale)} of invoice ${number} was given up for early payment${because(calculation)}.`,
  'discount.returned': ({ number, amount: given }, locale) =>
    `The payment came back, and with it the early-payment discount of ${amount(given, locale)} on invoice ${number}.`,
  'reminder.queued': ({ stage: key, sendAt, needsApproval, reason }, locale) =>
    needsApproval
      ? `${stage(key)} was drafted and waits for approval${because(reason)}.`
      : `${stage(key)} was written, to go out on ${on(sendAt, locale)}${because(reason)}.`,
  'reminder.approved': ({ stage: key }) => `${stage(key)} was approved.`,
  'reminder.unapproved': ({ stage: key }) => `The approval of the ${stageName(key)} was taken back.`,
  'reminder.unskipped': ({ stage: key }) => `${stage(key)} is to be sent after all.`,
  'reminder.edited': ({ stage: key }) => `${stage(key)} was edited.`,
  'reminder.postponed': ({ stage: key, until }, locale) => `${stage(key)} was put off until ${on(until, locale)}.`,
  'reminder.skipped': ({ stage: key, reason }) => `${stage(key)} was skipped${because(reason)}.`,
  'reminder.sent': ({ stage: key, to: address }) => `${stage(key)} was sent${to(address)}.`,
  'reminder.delivered': ({ stage: key, to: address }) => `${stage(key)} was delivered${to(address)}.`,
  'reminder.bounced': ({ stage: key, to: address, reason }) =>
    `${stage(key)}${to(address)} came back${because(reason)}.`,
  'reminder.complained': ({ stage: key, to: address }) =>
    `${stage(key)}${to(address)} was marked as unwanted; nothing more goes to that address.`,
  'reminder.failed': ({ stage: key, reason }) => `${stage(key)} could not be sent${because(reason)}.`,
  'reminder.unknown': ({ stage: key }) => `Whether the ${stageName(key)} went out is unknown; please check.`,
  'reminder.cancelled': ({ stage: key, reason }) => `${stage(key)} was cancelled before sending${because(reason)}.`,
  'reminder.obsolete': ({ stage: key, reason = 'its moment had passed' }) => `${stage(key)} was left out: ${reason}.`,
  'payment.started': (data, locale) => `A payment of ${sum(data, locale)} was started.`,
  'payment.verifying': (data, locale) =>
    `A payment of ${sum(data, locale)} waits until the client has confirmed the bank account.`,
  'payment.processing': (data, locale) => `A payment of ${sum(data, locale)} is clearing.`,
  'payment.settled': (data, locale) => `${sum(data, locale)} arrived.`,
  'payment.failed': (data, locale) => `A payment of ${sum(data, locale)} did not go through${because(data.reason)}.`,
  'payment.expired': (data, locale) => `A payment of ${sum(data, locale)} was not completed in time.`,
  'payment.cancelled': (data, locale) => `A payment of ${sum(data, locale)} was called off.`,
  'payment.quarantined': (data, locale) =>
    `${sum(data, locale)} arrived where ${amount(data.asked, locale)} was asked for; it is kept as credit until someone decides.`,
  'payment.overpaid': (data, locale) =>
    `${amount(data.over, locale)} more than was open arrived; it is kept as credit.`,
  'payment.unapplied': (data, locale) => `${sum(data, locale)} arrived and is kept as the client’s credit.`,
  'payment.refund_asked': (data, locale) =>
    `A refund of ${amount(data.refunded, locale)} was asked for${because(data.reason)}.`,
  'payment.refunded': (data, locale) => `${amount(data.refunded, locale)} was refunded${because(data.reason)}.`,
  'payment.refund_failed': (data, locale) =>
    `A refund of ${amount(data.refunded, locale)} did not go through${because(data.reason)}.`,
  'payment.disputed': (data, locale) => `The payment of ${sum(data, locale)} is disputed at the provider.`,
  'payment.dispute_won': (data, locale) =>
    `The dispute over the payment of ${sum(data, locale)} was decided for you: the money stays.`,
  'payment.returned': (data, locale) => `The payment of ${sum(data, locale)} was returned${because(data.reason)}.`,
  'thank_you.queued': ({ numbers }) => `A thank-you for ${invoices(numbers)} was written.`,
  'thank_you.edited': ({ numbers }) => `The thank-you for ${invoices(numbers)} was given a line of its own.`,
  'thank_you.sent': ({ numbers, to: address }) => `A thank-you for ${invoices(numbers)} was sent${to(address)}.`,
  'thank_you.delivered': ({ numbers, to: address }) =>
    `A thank-you for ${invoices(numbers)} was delivered${to(address)}.`,
  'thank_you.bounced': ({ numbers, reason }) => `A thank-you for ${invoices(numbers)} came back${because(reason)}.`,
  'thank_you.complained': ({ numbers }) => `A thank-you for ${invoices(numbers)} was marked as unwanted.`,
  'thank_you.failed': ({ numbers, reason }) =>
    `A thank-you for ${invoices(numbers)} could not be sent${because(reason)}.`,
  'thank_you.unknown': ({ numbers }) =>
    `Whether the thank-you for ${invoices(numbers)} went out is unknown; please check.`,
  'thank_you.cancelled': ({ numbers, reason }) =>
    `A thank-you for ${invoices(numbers)} was cancelled before sending${because(reason)}.`,
  'message.approved': ({ subject }) => `“${subject}” was approved.`,
  'message.unapproved': ({ subject }) => `The approval of “${subject}” was taken back.`,
  'message.edited': ({ subject }) => `“${subject}” was edited.`,
  'message.complained': ({ subject, to: address }) => `“${subject}” to ${address} was marked as unwanted.`,
  'message.unknown': ({ subject }) => `Whether “${subject}” went out is unknown; please check.`,
  'message.cancelled': ({ subject, reason }) => `“${subject}” was cancelled before sending${because(reason)}.`,
  'message.sent': ({ subject, to: address }) => `“${subject}” was sent to ${address}.`,
  'message.delivered': ({ subject, to: address }) => `“${subject}” was delivered to ${address}.`,
  'message.bounced': ({ subject, to: address, reason }) => `“${subject}” to ${address} came back${because(reason)}.`,
  'message.failed': ({ subject, reason }) => `“${subject}” could not be sent${because(reason)}.`,
  'portal.link_created': ({ number }) => `A link to invoice ${number} was made.`,
  'portal.link_ended': ({ number }) => `A link to invoice ${number} was ended.`,
  'portal.viewed': ({ number, maybeScanner }) =>
    maybeScanner
      ? `The link to invoice ${number} was opened, perhaps by a mail scanner.`
      : `Invoice ${number} was looked at on its page.`,
  'portal.pdf_downloaded': ({ number }) => `The PDF of invoice ${number} was downloaded.`,
  'policy.created': ({ name, from }) => `The follow-up policy “${name}” was made from ${from}.`,
  'policy.changed': ({ name, changed, enterBy }) =>
    `The follow-up policy “${name}” changed: ${list(changed)}. ${reentryWords[enterBy]}`,
  'policy.assigned': ({ name, to: place, number, enterBy }) =>
    `${policyPlace(place, number)} ${name ? `follows the policy “${name}”` : 'follows the general policy again'} from now on. ${reentryWords[enterBy]}`,
  'policy.archived': ({ name }) => `The follow-up policy “${name}” was put away.`,
  'hold.placed': ({ until, reason, amount: part }, locale) =>
    `Follow-up${part ? ` of ${amount(part, locale)}` : ''} rests${until ? ` through ${on(until, locale)}` : ''}${because(reason)}.`,
  'hold.released': () => 'Follow-up goes on.',
  'call.logged': ({ number, outcome, spokeWith, notes }) =>
    `Call about invoice ${number}: ${spokeWith ?? 'the client'} ${outcomePhrases[outcome]}${because(notes)}.`,
  'escalation.opened': ({ number }) => `What comes next for invoice ${number} is being decided.`,
  'escalation.signed': ({ step, reason, missing, overrideReason }) =>
    `Signed: ${stepNames[step].toLowerCase()}${because(reason)}.${missing.length > 0 ? ` Passed over: ${list(missing.map((key) => checkQuestions[key].toLowerCase()))}${because(overrideReason)}.` : ''}`,
  'escalation.ended': ({ step, reason }) => `The ${stepNames[step].toLowerCase()} is over${because(reason)}.`,
  'letter.drafted': (data) => `${letter(data)} was drafted and waits for approval.`,
  'letter.ready': (data) => `${letter(data)} is ready to be printed.`,
  'letter.printed': (data) => `${letter(data)} was printed.`,
  'letter.posted': (data, locale) =>
    `${letter(data)} was posted on ${on(data.postedOn, locale)}${data.tracking ? `, tracking number ${data.tracking}` : ''}.`,
  'letter.cancelled': (data) => `${letter(data)} was cancelled${because(data.reason)}.`,
  'evidence.exported': ({ of, number }) =>
    `The record of ${of === 'invoice' ? `invoice ${number ?? ''}` : 'this client'} was exported as evidence.`,
  'task.opened': ({ title, dueOn }, locale) => `To do by ${on(dueOn, locale)}: ${title}.`,
  'task.done': ({ title, outcome }) => `Done: ${title}${because(outcome)}.`,
}

/** One plain sentence for the desk. */
export function describeEvent(event: TimelineEvent, locale = 'en-US'): string {
  return sentenceFor(event.type, event.data, locale)
}

function sentenceFor<T extends TimelineType>(type: T, data: TimelineData[T], locale: string): string {
  return sentences[type](data, locale)
}

/** Every type there is, in alphabetical order: what webhook endpoints can subscribe to. */
export const timelineTypes = (Object.keys(sentences) as TimelineType[]).sort()

export const isTimelineType = (text: string): text is TimelineType => Object.hasOwn(sentences, text)
