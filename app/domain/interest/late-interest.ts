import { addDays, compareDays, daysBetween, laterDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { divideHalfUp, money } from '../money.ts'
import type { Money } from '../money.ts'

/** A yearly rate in basis points (1175n = 11.75 %) from a day on, until the next one begins. */
export interface YearlyRate {
  readonly fromDay: PlainDate
  readonly annualBps: bigint
}

/** What raised or lowered the open principal. The day itself still counts as before: interest runs through the day of payment. */
export interface PrincipalStep {
  readonly on: PlainDate
  readonly delta: Money
}

/** Days without interest, both ends included; `until` null: no end yet. With an `amount`, only that much of the principal rests. */
export interface RestedDays {
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly amount: Money | null
}

export interface InterestBasis {
  readonly currency: string
  readonly principal: readonly PrincipalStep[]
  readonly rates: readonly YearlyRate[]
  readonly rested: readonly RestedDays[]
}

/** Days, both ends included, on which one principal bears one rate. */
export interface InterestSegment {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly days: number
  readonly principal: Money
  readonly annualBps: bigint
}

/** What a segment's product is divided by: basis points and days of a year. */
const YEAR = 10_000n * 365n

/** The rate of a day; 0 before the first. */
export function rateOn(rates: readonly YearlyRate[], day: PlainDate): bigint {
  const begun = rates.filter(({ fromDay }) => compareDays(fromDay, day) <= 0)
  return (
    begun.reduce<YearlyRate | null>(
      (latest, rate) => (latest && compareDays(latest.fromDay, rate.fromDay) > 0 ? latest : rate),
      null,
    )?.annualBps ?? 0n
  )
}

/** The principal that bears interest on a day, without what rests then; never negative. */
export function principalOn({ currency, principal, rested }: Omit<InterestBasis, 'rates'>, day: PlainDate): Money {
  const open = principal.reduce((sum, { on, delta }) => (compareDays(on, day) < 0 ? sum + delta.minor : sum), 0n)
  const resting = rested.filter(
    ({ from, until }) => compareDays(from, day) <= 0 && (until === null || compareDays(day, until) <= 0),
  )
  if (resting.some(({ amount }) => amount === null)) return money(0n, currency)
  const left = resting.reduce((rest, { amount }) => rest - (amount?.minor ?? 0n), open)
  return money(left > 0n ? left : 0n, currency)
}

/**
 * Cuts `from` to `to` (both included) wherever principal or rate changes, and leaves out days that bear nothing.
 * An empty list when `to` is before `from`.
 */
export function interestSegments(basis: InterestBasis, from: PlainDate, to: PlainDate): InterestSegment[] {
  const changes = [
    ...basis.principal.map(({ on }) => addDays(on, 1)),
    ...basis.rates.map(({ fromDay }) => fromDay),
    ...basis.rested.flatMap(({ from: first, until }) => [first, ...(until ? [addDays(until, 1)] : [])]),
  ].filter((day) => compareDays(day, from) > 0 && compareDays(day, to) <= 0)
  const starts = [from, ...changes.sort(compareDays)].filter(
    (day, n, all) => n === 0 || !day.equals(all[n - 1] ?? from),
  )
  const segments: InterestSegment[] = []
  starts.forEach((start, n) => {
    const next = starts[n + 1]
    const end = next ? addDays(next, -1) : to
    const principal = principalOn(basis, start)
    const annualBps = rateOn(basis.rates, start)
    const days = daysBetween(start, end) + 1
    if (days > 0 && principal.minor > 0n && annualBps > 0n)
      segments.push({ from: start, to: end, days, principal, annualBps })
  })
  return segments
}

/** Principal × basis points × days, not yet divided: exact, so that cutting a period never changes the sum. */
export const undividedInterest = (
  segments: readonly Pick<InterestSegment, 'principal' | 'annualBps' | 'days'>[],
): bigint =>
  segments.reduce((sum, { principal, annualBps, days }) => sum + principal.minor * annualBps * BigInt(days), 0n)

/**
 * Simple (never compound) interest over segments of open principal: Σ principal × rate / 365 × days.
 * Units: minor units · basis points a year · actual days / 365. Rounding: half up, once, at the end.
 * Errors: RangeError for a negative principal, rate or number of days.
 * Source: UK Late Payment of Commercial Debts (Interest) Act 1998, ss. 1, 4, 6; Directive 2011/7/EU, art. 2(5) and 3.
 */
export function lateInterest(
  segments: readonly Pick<InterestSegment, 'principal' | 'annualBps' | 'days'>[],
  currency: string,
): Money {
  if (segments.some(({ principal, annualBps, days }) => principal.minor < 0n || annualBps < 0n || days < 0)) {
    throw new RangeError('late interest: negative input')
  }
  return money(divideHalfUp(undividedInterest(segments), YEAR), currency)
}

/** Interest in hundredths of a minor unit, for showing how a rounded sum came about. Rounding: half up. */
export const fineInterest = (segment: Pick<InterestSegment, 'principal' | 'annualBps' | 'days'>): bigint =>
  divideHalfUp(undividedInterest([segment]) * 100n, YEAR)

/** The first day that bears interest: the day after the due date, once the days of grace are over. */
export const firstInterestDay = (dueOn: PlainDate, graceDays: number): PlainDate =>
  laterDay(addDays(dueOn, 1), addDays(dueOn, 1 + graceDays))
