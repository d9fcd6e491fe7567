import { addDays, compareDays, daysBetween, laterInstant, startOfDay, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { isSendDay } from '../calendar/send-calendar.ts'
import type { DunningFacts } from './dunning-facts.ts'
import type { DunningPolicy } from './dunning-policy.ts'
import { inContactWindow, nextSendInstant } from './send-window.ts'

/** How often one client may hear from us. */
export type Pace = Pick<DunningPolicy, 'minGapDays' | 'maxContactsPerWeek'>

/** What a message about several invoices keeps to: the slowest of their policies. */
export const slowestPace = (policies: readonly Pace[]): Pace => ({
  minGapDays: Math.max(1, ...policies.map(({ minGapDays }) => minGapDays)),
  maxContactsPerWeek: Math.min(7, ...policies.map(({ maxContactsPerWeek }) => maxContactsPerWeek)),
})

/**
 * The first instant from `now` on at which a message that a person has just approved may go out: on a send day of the
 * business, inside the client's contact window, and, where it is a reminder, spaced from what the client heard lately and
 * from what is `planned` already (R2, R15). It need not wait for the send hour; a day that is over does. `pace` null: an
 * answer or a summary, which is no chase contact and is spaced from nothing.
 */
export function sendAfterApproval(
  { client, business }: Pick<DunningFacts, 'client' | 'business'>,
  pace: Pace | null,
  planned: readonly Instant[],
  now: Instant,
): Instant {
  const dayOf = (instant: Instant) => todayIn(business.timeZone, instant)
  const lately = client.lastContactAt ? [client.lastContactAt] : []
  const apart = [...lately, ...planned].map(dayOf)
  const counted = [...client.recentContacts, ...planned].map(dayOf)
  let from = dayOf(now)
  for (;;) {
    const earliest = laterInstant(now, startOfDay(from, business.timeZone))
    const at = inContactWindow(earliest, client.timeZone, business)
      ? earliest
      : nextSendInstant(earliest, client.timeZone, business)
    const on = dayOf(at)
    const keepsPace =
      !pace ||
      (apart.every((day) => Math.abs(daysBetween(day, on)) >= pace.minGapDays) &&
        mostInAWeek(counted, on) < pace.maxContactsPerWeek)
    if (keepsPace && isSendDay(on, business.calendar)) return at
    from = addDays(compareDays(on, from) > 0 ? on : from, 1)
  }
}

/** The most contacts that any seven days around `on` hold already. */
function mostInAWeek(contacts: readonly PlainDate[], on: PlainDate): number {
  const away = contacts.map((day) => daysBetween(on, day))
  return Math.max(...[0, 1, 2, 3, 4, 5, 6].map((n) => away.filter((days) => days >= -n && days <= 6 - n).length))
}
