import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { equalMoney, formatMoney, isPositive } from '#app/domain/money.ts'
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

/** What is offered, in a few words: "3 × $300.00", or "3 parts, the first $400.00". */
export function offerWords(rows: readonly { readonly amount: Money }[], locale: string): string {
  const [first, ...others] = rows
  if (!first) return ''
  const sum = formatMoney(first.amount, locale)
  return others.every(({ amount }) => equalMoney(amount, first.amount))
    ? `${rows.length} × ${sum}`
    : `${rows.length} parts, the first ${sum}`
}

const missedWords: Record<PlanLimitKey, string> = {
  count: 'more parts than you allow',
  months: 'takes longer than you allow',
  smallest: 'smaller parts than you allow',
  first_share: 'a smaller first part than you allow',
  first_day: 'begins later than you allow',
}

/** Whether an offer keeps the business's limits, and if not, which it does not. */
export const fitWords = (missed: readonly PlanLimitKey[]): string =>
  missed.length === 0 ? 'fits your limits' : missed.map((limit) => missedWords[limit]).join(', ')
