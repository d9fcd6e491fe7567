import { exponentOf } from '../currency.ts'

/** What a business lets clients agree on in instalments (R19). Amounts are minor units of the plan's currency. */
export interface PlanRules {
  readonly maxInstalments: number
  /** From the first payment to the last. */
  readonly maxMonths: number
  /** No instalment may be smaller. */
  readonly minInstalmentMinor: bigint
  /** Share of the whole that the first payment must be, in basis points. */
  readonly minFirstBps: number
  /** A proposal inside the limits is accepted by itself up to this sum; null: a person always decides. */
  readonly autoAcceptMaxMinor: bigint | null
  /** Fees and interest rest while a plan is talked about and kept. */
  readonly freezesCharges: boolean
  /** Business days after a missed instalment before somebody is asked. */
  readonly graceDays: number
  /** Days an offer stands. */
  readonly answerDays: number
}

/** The first payment comes at the latest this many days after the proposal. */
export const firstPaymentWithinDays = 31

/** Whatever a business sets: more rows than this are no plan anybody keeps. */
export const mostInstalments = 60

/** What holds until a business sets its own limits. The smallest instalment is 50 units of the currency. */
export const defaultPlanRules = (currency: string): PlanRules => ({
  maxInstalments: 6,
  maxMonths: 6,
  minInstalmentMinor: 50n * 10n ** BigInt(exponentOf(currency)),
  minFirstBps: 0,
  autoAcceptMaxMinor: null,
  freezesCharges: true,
  graceDays: 5,
  answerDays: 10,
})

/**
 * Limits written in one currency, for plans in another: the same number of units ("50" stays 50), since a business with
 * two currencies sets its limits once. Rounded down where the other currency has fewer decimals.
 */
export function rulesIn(rules: PlanRules, from: string, to: string): PlanRules {
  const digits = exponentOf(to) - exponentOf(from)
  const shift = 10n ** BigInt(Math.abs(digits))
  const convert = (minor: bigint) => (digits < 0 ? minor / shift : minor * shift)
  return {
    ...rules,
    minInstalmentMinor: convert(rules.minInstalmentMinor),
    autoAcceptMaxMinor: rules.autoAcceptMaxMinor === null ? null : convert(rules.autoAcceptMaxMinor),
  }
}
