import type { PromiseSource } from '../promise-to-pay/check-promise.ts'
import type { CaseData } from './case-event.ts'
import { amount, because, list, on, sum } from './event-words.ts'
import type { MoneyData } from './money-data.ts'

const promised = (data: { amount: MoneyData; dueOn: string }, locale: string) =>
  `${amount(data.amount, locale)} by ${on(data.dueOn, locale)}`
const heardBy: Record<PromiseSource, string> = {
  portal: ' on the portal',
  call: ' on the telephone',
  mail: ' by mail',
  staff: '',
}

function outcomeWords(outcome: string, part: MoneyData | undefined, locale: string): string {
  const credit = part ? ` ${amount(part, locale)}` : ''
  if (outcome === 'accepted') return `accepted, with a credit of${credit}`
  if (outcome === 'part_credit') return `a credit of${credit}`
  if (outcome === 'corrected') return `a corrected invoice over${credit}`
  return 'not accepted'
}

const named = ({ name, email, phone }: { name?: string; email?: string; phone?: string }) =>
  list([name, email, phone].filter((part) => part !== undefined))

/** What clients said and what was agreed, one plain sentence each. */
export const caseSentences: { [T in keyof CaseData]: (data: CaseData[T], locale: string) => string } = {
  'promise.made': (data, locale) =>
    `${amount(data.amount, locale)} was promised for ${on(data.dueOn, locale)}${heardBy[data.source]}${because(data.note)}.`,
  'promise.kept': (data, locale) => `The promise of ${promised(data, locale)} was kept.`,
  'promise.broken': (data, locale) => `The promise of ${promised(data, locale)} was not kept.`,
  'promise.cancelled': (data, locale) =>
    `The promise of ${promised(data, locale)} counts no more${because(data.reason)}.`,
  'already_paid.given': (data, locale) =>
    `The client says that ${sum(data, locale)} was paid on ${on(data.paidOn, locale)}${data.reference ? ` (${data.reference})` : ''}.`,
  'already_paid.matched': () => 'The payment the client spoke of was found.',
  'already_paid.not_found': () => 'The payment the client spoke of was not found.',
  'plan.proposed': ({ number, by, total, count }, locale) =>
    `${by === 'client' ? 'The client proposed' : 'We proposed'} to pay ${amount(total, locale)} for invoice ${number} in ${count} instalments.`,
  'plan.countered': ({ by, total, count }, locale) =>
    `${by === 'client' ? 'The client made' : 'We made'} another offer: ${amount(total, locale)} in ${count} instalments.`,
  'plan.accepted': ({ total, count, by }, locale) =>
    `A plan for ${amount(total, locale)} in ${count} instalments was agreed, accepted by ${by ?? 'your own limits'}.`,
  'plan.declined': ({ reason }) => `The plan was declined${because(reason)}.`,
  'plan.cancelled': ({ reason }) => `The plan was called off${because(reason)}.`,
  'plan.instalment_paid': ({ position, count, amount: paid }, locale) =>
    `Instalment ${position} of ${count}, ${amount(paid, locale)}, is paid.`,
  'plan.instalment_missed': ({ position, count, amount: due, dueOn }, locale) =>
    `Instalment ${position} of ${count}, ${amount(due, locale)}, due on ${on(dueOn, locale)}, did not come.`,
  'plan.extended': ({ position, from, to: day }, locale) =>
    `Instalment ${position} may come on ${on(day, locale)} instead of ${on(from, locale)}.`,
  'plan.completed': ({ total }, locale) => `The plan is complete: ${amount(total, locale)} was paid.`,
  'plan.defaulted': ({ reason }) => `The plan was ended${because(reason)}.`,
  'autopay.agreed': ({ label }) => `The instalments are paid by themselves from ${label}.`,
  'autopay.failed': ({ position, count, reason }) =>
    `Autopay of instalment ${position} of ${count} did not go through${because(reason)}.`,
  'autopay.stopped': ({ reason }) => `Autopay was stopped${because(reason)}.`,
  'method.removed': ({ label }) => `${label} is kept no more.`,
  'dispute.opened': ({ number, amount: part }, locale) =>
    `The client disputes ${part ? `${amount(part, locale)} of ` : ''}invoice ${number}.`,
  'dispute.message': ({ by, author, text }) => `${by === 'client' ? author : `${author}, for us`}: “${text}”`,
  'dispute.proposed': ({ outcome, amount: part, reason }, locale) =>
    `We proposed how to settle the dispute: ${outcomeWords(outcome, part, locale)}${because(reason)}.`,
  'dispute.resolved': ({ outcome, amount: part, reason }, locale) =>
    `The dispute was decided: ${outcomeWords(outcome, part, locale)}${because(reason)}.`,
  'dispute.agreed': () => 'The client agreed with the outcome of the dispute.',
  'dispute.objected': ({ reason }) => `The client does not agree with the outcome of the dispute${because(reason)}.`,
  'dispute.withdrawn': ({ reason }) => `The dispute was withdrawn${because(reason)}.`,
  'credit_note.issued': ({ number, creditNumber, amount: given, reason }, locale) =>
    `Credit note ${creditNumber} over ${amount(given, locale)} was issued for invoice ${number}${because(reason)}.`,
  'help.asked': ({ kind, on: day, phone, words }, locale) =>
    kind === 'extension'
      ? `The client asked for time until ${day ? on(day, locale) : 'later'}${because(words)}.`
      : `The client asked to be called${phone ? ` at ${phone}` : ''}${because(words)}.`,
  'help.granted': ({ on: day }, locale) => `More time was granted, until ${on(day, locale)}.`,
  'help.declined': ({ reason }) => `More time was not granted${because(reason)}.`,
  'help.done': () => 'The call that was asked for was made.',
  'contact.proposed': ({ words, role, ...person }) =>
    role
      ? `The client asked for a copy to ${named(person)}.`
      : `The client said that ${named(person) ? `somebody else is to be written to: ${named(person)}` : 'it went to the wrong person'}${because(words)}.`,
  'contact.taken': (person) => `${named(person) || 'The number'} was taken on file.`,
  'contact.refused': () => 'The person the client named was not taken on file.',
  'preferences.changed': ({ changed }) => `The client's wishes changed: ${list(changed)}.`,
  'account.opened': ({ by }) => `${by} looked at all invoices of the client.`,
}
