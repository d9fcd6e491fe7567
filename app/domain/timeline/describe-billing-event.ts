import { formatDay, parseDay } from '../business-day.ts'
import type { BillingData } from './billing-event.ts'
import type { Changes } from './changes.ts'

const on = (day: string, locale: string) => {
  const parsed = parseDay(day)
  return parsed ? formatDay(parsed, locale, 'long') : day
}
const changed = (changes: Changes) => Object.keys(changes).join(', ')

/** What was done with recurring invoices and statements, one plain sentence each. */
export const billingSentences: { [T in keyof BillingData]: (data: BillingData[T], locale: string) => string } = {
  'recurring.created': ({ name, rhythm, firstOn }, locale) =>
    `Recurring invoice “${name}” set up: ${rhythm.replace(/^./, (first) => first.toLowerCase())}, first on ${on(firstOn, locale)}.`,
  'recurring.changed': ({ name, changes }) => `Recurring invoice “${name}” changed: ${changed(changes)}.`,
  'recurring.price_changed': ({ name, fromOn }, locale) =>
    `Recurring invoice “${name}” has other lines from ${on(fromOn, locale)}.`,
  'recurring.price_withdrawn': ({ name, fromOn }, locale) =>
    `Recurring invoice “${name}” keeps its lines; the change planned from ${on(fromOn, locale)} was taken back.`,
  'recurring.made': ({ name, number, periodOn, isLate }, locale) =>
    `Invoice ${number} was made by recurring invoice “${name}” for ${on(periodOn, locale)}${isLate ? ', late, with the full time to pay' : ''}.`,
  'recurring.paused': ({ name }) => `Recurring invoice “${name}” paused.`,
  'recurring.resumed': ({ name, nextOn }, locale) =>
    `Recurring invoice “${name}” goes on; the next is made on ${on(nextOn, locale)}.`,
  'recurring.ended': ({ name }) => `Recurring invoice “${name}” ended.`,
  'statement.run': () => 'The statements were started now.',
  'statement.queued': ({ kind, to }) =>
    `A statement of ${kind === 'activity' ? 'activity' : 'open items'} goes to ${to}.`,
  'statement.not_sent': ({ reason }) => `No statement went out: ${reason}`,
}
