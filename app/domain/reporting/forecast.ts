import { addDays, compareDays, daysBetween } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { divideHalfUp } from '../money.ts'

export const forecastWeeks = 12
/** Ended promises a client must have before their own record is gone by. */
export const promisesToJudge = 3

export interface PromiseTally {
  readonly kept: number
  readonly broken: number
}

/** Money to come, in minor units of one currency. */
export interface ExpectedItem {
  readonly source: 'promise' | 'plan' | 'invoice'
  readonly on: PlainDate
  readonly minor: bigint
}

export interface ForecastWeek {
  readonly from: PlainDate
  readonly until: PlainDate
  readonly promises: bigint
  readonly plans: bigint
  readonly invoices: bigint
  readonly total: bigint
}

export interface Forecast {
  readonly weeks: readonly ForecastWeek[]
  /** Expected behind the last week. */
  readonly later: bigint
  /** Invoices whose usual day has passed: no day can be named for them. */
  readonly pastUsualDay: bigint
}

/**
 * What a promise counts for: its amount times the share of promises kept. The client's own record counts from three ended
 * promises on, before that the business's; where nobody has promised anything yet, the promise counts whole. Rounding: half up.
 */
export function weighPromise(minor: bigint, client: PromiseTally, business: PromiseTally): bigint {
  const ended = ({ kept, broken }: PromiseTally) => kept + broken
  const record = ended(client) >= promisesToJudge ? client : business
  return ended(record) === 0 ? minor : divideHalfUp(minor * BigInt(record.kept), BigInt(ended(record)))
}

/**
 * Twelve weeks from `today` on, each of seven days. A promise or an instalment whose day has just passed is expected in the
 * first; an invoice whose usual day has passed stands apart, since its client is later than they ever were.
 */
export function forecast(items: readonly ExpectedItem[], today: PlainDate): Forecast {
  const isPast = (item: ExpectedItem) => compareDays(item.on, today) < 0
  const [past, coming] = [
    items.filter((item) => isPast(item) && item.source === 'invoice'),
    items.filter((item) => !isPast(item) || item.source !== 'invoice'),
  ]
  const inWeeks = coming.map((item) => ({
    ...item,
    week: Math.max(0, Math.floor(daysBetween(today, item.on) / 7)),
  }))
  const sum = (of: readonly ExpectedItem[]) => of.reduce((total, { minor }) => total + minor, 0n)
  const weeks = Array.from({ length: forecastWeeks }, (_, week) => {
    const own = inWeeks.filter((item) => item.week === week)
    const from = (source: ExpectedItem['source']) => sum(own.filter((item) => item.source === source))
    return {
      from: addDays(today, week * 7),
      until: addDays(today, week * 7 + 6),
      ...{ promises: from('promise'), plans: from('plan'), invoices: from('invoice'), total: sum(own) },
    }
  })
  return { weeks, later: sum(inWeeks.filter(({ week }) => week >= forecastWeeks)), pastUsualDay: sum(past) }
}
