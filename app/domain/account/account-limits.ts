import { compareInstants } from '../business-day.ts'
import type { Instant } from '../business-day.ts'

/** How long a mailed code is good for (OWASP ASVS 5.0, 6.5.5: at most ten minutes). */
export const codeMinutes = 10
/** Wrong guesses after which a code is worth nothing: five of a million (ASVS 6.6.3). */
export const codeTriesMax = 5
/** Codes mailed to one address within an hour: enough for a slow mailbox, too few to guess by asking again. */
export const codesPerHour = 5

const idleMinutes = 30
const longestHours = 8

export const codeEndsAt = (mailedAt: Instant): Instant => mailedAt.add({ minutes: codeMinutes })

/** A session ends after half an hour without use, and after eight hours in any case (ASVS 7.3). */
export function sessionEndsAt(openedAt: Instant, usedAt: Instant): Instant {
  const idle = usedAt.add({ minutes: idleMinutes })
  const latest = openedAt.add({ hours: longestHours })
  return compareInstants(idle, latest) < 0 ? idle : latest
}

/** Whether a use moves the end far enough to be worth a write: once a minute, not at every click. */
export const isWorthProlonging = (endsAt: Instant, wouldEndAt: Instant): boolean =>
  compareInstants(endsAt.add({ minutes: 1 }), wouldEndAt) <= 0
