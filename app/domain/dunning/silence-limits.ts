import { ladderOf } from './dunning-policy.ts'
import type { DunningPolicy } from './dunning-policy.ts'

/** How many days of silence about something overdue are too many (M4). */
export interface SilenceLimits {
  /** Nothing was said since the due date. */
  readonly afterDue: number
  /** Something was said since, and then nothing more. */
  readonly afterContact: number
}

/**
 * What a policy allows: after the due date its own `untouchedDays`; after a contact as many more than its ladder is ever
 * silent by itself, so that waiting for the next stage is not taken for neglect.
 */
export function silenceLimits(policy: DunningPolicy): SilenceLimits {
  const { untouchedDays } = policy
  const offsets = ladderOf(policy).map(({ offsetDays }) => offsetDays)
  const gaps = offsets.map((days, n) => (days > 0 ? days - Math.max(0, offsets[n - 1] ?? 0) : 0))
  return { afterDue: untouchedDays, afterContact: Math.max(0, ...gaps) + untouchedDays }
}
