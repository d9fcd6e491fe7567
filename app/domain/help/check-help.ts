import { addDays, compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { addBusinessDays } from '../calendar/send-calendar.ts'
import type { SendCalendar } from '../calendar/send-calendar.ts'
import type { InvoiceState } from '../invoice/invoice-state.ts'
import { isPositive } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'

export type HelpKind = 'extension' | 'call_back'

/** Nobody plans further ahead than half a year. */
export const longestTimeDays = 183
/** Of each kind for one invoice; after that somebody talks to the client. */
export const helpPerInvoice = 3

/** The chase rests this long for an answer, and then goes on: a request that nobody answers holds up nothing for ever. */
const answerBusinessDays = 5
/** A day to read the answer before anything else is written. */
const afterDeclineBusinessDays = 1
/** A transfer of the granted day is still on its way. */
const graceBusinessDays = 2

export interface HelpToCheck {
  readonly invoice: { readonly state: InvoiceState; readonly balance: Money }
  /** Requests of this kind for the invoice so far, and whether one of them waits for an answer. */
  readonly earlier: number
  readonly isOpen: boolean
}

export type HelpRefusal = 'not_open' | 'already_asked' | 'too_many'

/** Whether a client may ask for help of this kind now. */
export function checkHelp({ invoice, earlier, isOpen }: HelpToCheck): Result<null, HelpRefusal> {
  if (invoice.state !== 'issued' || !isPositive(invoice.balance)) return refuse('not_open')
  if (isOpen) return refuse('already_asked')
  return earlier >= helpPerInvoice ? refuse('too_many') : ok(null)
}

export type DayRefusal = 'already_over' | 'too_far'

/** Whether a day may be asked for, or granted. Beyond the thirty days of a promise is fine: a person decides. */
export function checkDay(day: PlainDate, today: PlainDate): Result<null, DayRefusal> {
  if (compareDays(day, today) <= 0) return refuse('already_over')
  return compareDays(day, addDays(today, longestTimeDays)) > 0 ? refuse('too_far') : ok(null)
}

/** The last day of rest while a wish for time waits for its answer. */
export const restsForAnswer = (today: PlainDate, calendar: SendCalendar): PlainDate =>
  addBusinessDays(today, answerBusinessDays, calendar)

/** The last day of rest once time is granted. */
export const restsWhenGranted = (grantedOn: PlainDate, calendar: SendCalendar): PlainDate =>
  addBusinessDays(grantedOn, graceBusinessDays, calendar)

/** The last day of rest once time is declined: nothing is asked for in the same breath. */
export const restsWhenDeclined = (today: PlainDate, calendar: SendCalendar): PlainDate =>
  addBusinessDays(today, afterDeclineBusinessDays, calendar)

/** The day of a call that was asked for, and the last day of rest for it. */
export function callDays(today: PlainDate, calendar: SendCalendar): { callOn: PlainDate; restsUntil: PlainDate } {
  const callOn = addBusinessDays(today, 1, calendar)
  return { callOn, restsUntil: addBusinessDays(callOn, 1, calendar) }
}
