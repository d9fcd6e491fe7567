import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney, isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { PlanLimitKey } from '#app/domain/plan/check-plan.ts'
import type { PlanState } from '#app/domain/plan/plan-state.ts'
import type { StatusTone } from './status-badge.tsx'

/** A plan's state as the desk says it. */
export const planStateWords: Record<PlanState, { word: string; tone: StatusTone }> = {
  proposed: { word: 'Waits for you', tone: 'needs-you' },
  countered: { word: 'Waits for the client', tone: 'waiting' },
  active: { word: 'Running', tone: 'settled' },
  completed: { word: 'Complete', tone: 'settled' },
  defaulted: { word: 'Ended', tone: 'late' },
  cancelled: { word: 'Called off', tone: 'quiet' },
  declined: { word: 'Declined', tone: 'quiet' },
}

/** Limits as they come from a loader: days are YYYY-MM-DD. */
export interface ShownLimits {
  readonly count: number
  readonly months: number
  readonly smallest: Money
  readonly firstAtLeast: Money
  readonly firstBy: string
}

/** One of the business's limits, as a rule. */
export function limitWords(limit: PlanLimitKey, limits: ShownLimits, locale: string): string {
  const by = parseDay(limits.firstBy)
  switch (limit) {
    case 'count':
      return `At most ${limits.count} instalments`
    case 'months':
      return `At most ${limits.months} months from the first to the last`
    case 'smallest':
      return `Each at least ${formatMoney(limits.smallest, locale)}`
    case 'first_share':
      return isPositive(limits.firstAtLeast)
        ? `The first at least ${formatMoney(limits.firstAtLeast, locale)}`
        : 'The first of any size'
    case 'first_day':
      return `The first by ${by ? formatDay(by, locale) : limits.firstBy}`
  }
}
