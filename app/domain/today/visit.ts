import { compareInstants, laterInstant } from '../business-day.ts'
import type { Instant } from '../business-day.ts'

/** When a person was last seen on the desk, and when the visit before the present one ended. */
export interface Visits {
  readonly visitedAt: Instant | null
  readonly lastVisitEndedAt: Instant | null
}

/** A visit ends when nobody was seen for this long. */
const awayMinutes = 30
/** Nobody reads the news of more than two weeks on one line. */
const lookBackHours = 14 * 24

const isOver = (visitedAt: Instant, now: Instant) => compareInstants(visitedAt.add({ minutes: awayMinutes }), now) < 0

/** What is kept when a person is seen at `now`: the visit goes on, or a new one begins and the one before has ended. */
export const visitsAfter = ({ visitedAt, lastVisitEndedAt }: Visits, now: Instant): Visits => ({
  visitedAt: now,
  lastVisitEndedAt: visitedAt && isOver(visitedAt, now) ? visitedAt : lastVisitEndedAt,
})

/** Since when things are news to a person who looks at `now`; null where nobody knows. At most two weeks back. */
export function newsSince({ visitedAt, lastVisitEndedAt }: Visits, now: Instant): Instant | null {
  const since = visitedAt && isOver(visitedAt, now) ? visitedAt : lastVisitEndedAt
  return since && laterInstant(since, now.subtract({ hours: lookBackHours }))
}
