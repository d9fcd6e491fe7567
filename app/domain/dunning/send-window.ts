import { addDays, atLocalHour, compareInstants, todayIn } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import type { SendHours } from './dunning-facts.ts'

/**
 * The first instant at or after `earliest` at which clocks in the client's zone stand between the send hour and the end
 * of the contact window (R15: 08–20). What comes too late in the day goes out at the next day's send hour.
 */
export function nextSendInstant(earliest: Instant, clientZone: string, hours: SendHours): Instant {
  const day = todayIn(clientZone, earliest)
  const opens = atLocalHour(day, Math.max(hours.sendHour, hours.sendFromHour), clientZone)
  if (compareInstants(earliest, opens) <= 0) return opens
  if (compareInstants(earliest, atLocalHour(day, hours.sendUntilHour, clientZone)) < 0) return earliest
  return atLocalHour(addDays(day, 1), Math.max(hours.sendHour, hours.sendFromHour), clientZone)
}

/** True while the client may be contacted: what a person approves or sends by hand need not wait for the send hour. */
export function inContactWindow(at: Instant, clientZone: string, hours: SendHours): boolean {
  const { hour } = at.toZonedDateTimeISO(clientZone)
  return hour >= hours.sendFromHour && hour < hours.sendUntilHour
}
