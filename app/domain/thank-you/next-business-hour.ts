import { addDays, startOfDay, todayIn } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import { isSendDay, rollForward } from '../calendar/send-calendar.ts'
import type { SendCalendar } from '../calendar/send-calendar.ts'
import { nextSendInstant } from '../dunning/send-window.ts'

const businessHours = { sendHour: 8, sendFromHour: 8, sendUntilHour: 20 }

/**
 * R21: the first instant at or after `earliest` in the client's waking hours (8 to 20) on a day on which the business
 * writes; any minute of them, for thanks need not wait for the send hour.
 */
export function nextBusinessHour(
  earliest: Instant,
  where: { readonly clientZone: string; readonly businessZone: string; readonly calendar: SendCalendar },
): Instant {
  const { clientZone, businessZone, calendar } = where
  let from = earliest
  for (;;) {
    const at = nextSendInstant(from, clientZone, businessHours)
    const day = todayIn(businessZone, at)
    if (isSendDay(day, calendar)) return at
    from = startOfDay(rollForward(addDays(day, 1), calendar), businessZone)
  }
}
