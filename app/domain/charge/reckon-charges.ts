import { addDays, compareDays, formatDay, laterDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { exponentOf } from '../currency.ts'
import type { DunningStage } from '../dunning/dunning-policy.ts'
import type { InvoiceId } from '../ids.ts'
import { ratesFor, recoveryFee } from '../interest/interest-presets.ts'
import type { InterestPreset } from '../interest/interest-presets.ts'
import {
  fineInterest,
  firstInterestDay,
  interestSegments,
  lateInterest,
  principalOn,
  rateOn,
} from '../interest/late-interest.ts'
import type { InterestBasis, InterestSegment, YearlyRate } from '../interest/late-interest.ts'
import {
  addMoney,
  divideHalfUp,
  formatMoney,
  isPositive,
  minMoney,
  money,
  subtractMoney,
  sumMoney,
  zero,
} from '../money.ts'
import type { Money } from '../money.ts'
import { formatPercent } from '../percent.ts'
import type { ChargeKind } from './balance-parts.ts'

/** A charge made before, those taken back with their message left out. */
export interface PastCharge {
  readonly kind: ChargeKind
  readonly stage: number
  readonly amount: Money
  readonly toDay: PlainDate
  readonly isWaived: boolean
}

/** What the charges of one invoice are reckoned from. `principal` holds every change; days count in the business's zone. */
export interface ChargeFacts extends InterestBasis {
  readonly invoiceId: InvoiceId
  readonly total: Money
  readonly dueOn: PlainDate
  /** False until an owner has confirmed that the terms of the invoices name fees and interest: then nothing is charged. */
  readonly isConfirmed: boolean
  readonly graceDays: number
  readonly preset: InterestPreset | null
  readonly rates: readonly YearlyRate[]
  /** Fees on the invoice never exceed this share of its total, in basis points; null: no cap. */
  readonly feeCapBps: bigint | null
  readonly charged: readonly PastCharge[]
  /** How amounts and days are written in the calculation. */
  readonly locale: string
}

export interface NewCharge {
  readonly kind: ChargeKind
  readonly stage: number
  readonly amount: Money
  /** First and last day the interest is for; both the day itself for a fee. */
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  /** How it was reckoned, in plain words, line by line. */
  readonly calculation: readonly string[]
}

type ChargingStage = Pick<DunningStage, 'id' | 'fee' | 'chargesInterest'>

/**
 * What a stage adds to an invoice on the day its message goes out (R10, R11): its fee, once per stage and within the cap;
 * the interest that has run since the last charge; and with the first interest the statute's fixed sum for recovery.
 * Nothing on or before the due date, nothing without the owner's confirmation, no fee once the principal is settled.
 */
export function reckonCharges(facts: ChargeFacts, stage: ChargingStage, today: PlainDate): NewCharge[] {
  if (!facts.isConfirmed || compareDays(today, facts.dueOn) <= 0) return []
  const interest =
    stage.chargesInterest && !hasCharged(facts, 'interest', stage.id) ? interestCharge(facts, stage.id, today) : null
  const isFirstInterest = interest !== null && !facts.charged.some(({ kind }) => kind === 'interest')
  const fee = hasCharged(facts, 'fee', stage.id) ? null : feeCharge(facts, stage, isFirstInterest, today)
  return [...(fee ? [fee] : []), ...(interest ? [interest] : [])]
}

/** What one more day costs at the principal and rate of `day`, and from when: interest that has been charged runs no more. */
export function dailyInterest(facts: ChargeFacts, day: PlainDate): { perDay: Money; from: PlainDate } | null {
  if (!facts.isConfirmed) return null
  const from = laterDay(day, nextInterestDay(facts))
  const basis = basisOf(facts)
  const segment = { principal: principalOn(basis, from), annualBps: rateOn(basis.rates, from), days: 1 }
  const perDay = lateInterest([segment], facts.currency)
  return isPositive(perDay) ? { perDay, from } : null
}

const hasCharged = ({ charged }: ChargeFacts, kind: ChargeKind, stage: number) =>
  charged.some((past) => past.kind === kind && past.stage === stage)

const basisOf = (facts: ChargeFacts): InterestBasis => ({
  ...facts,
  rates: ratesFor(facts.preset, facts.rates, firstInterestDay(facts.dueOn, facts.graceDays)),
})

function nextInterestDay({ charged, dueOn, graceDays }: ChargeFacts): PlainDate {
  return charged
    .filter(({ kind }) => kind === 'interest')
    .reduce((next, { toDay }) => laterDay(next, addDays(toDay, 1)), firstInterestDay(dueOn, graceDays))
}

function interestCharge(facts: ChargeFacts, stage: number, today: PlainDate): NewCharge | null {
  const fromDay = nextInterestDay(facts)
  const segments = interestSegments(basisOf(facts), fromDay, today)
  const amount = lateInterest(segments, facts.currency)
  if (!isPositive(amount)) return null
  return {
    kind: 'interest',
    stage,
    amount,
    fromDay,
    toDay: today,
    calculation: interestLines(segments, amount, facts.locale),
  }
}

function feeCharge(
  facts: ChargeFacts,
  stage: ChargingStage,
  isFirstInterest: boolean,
  today: PlainDate,
): NewCharge | null {
  const { currency, locale } = facts
  if (!isPositive(principalOn({ ...facts, rested: [] }, addDays(today, 1)))) return null
  const own = money(stage.fee?.[currency] ?? 0n, currency)
  const debt = principalOn({ ...facts, rested: [] }, firstInterestDay(facts.dueOn, facts.graceDays))
  const recovery = (isFirstInterest && recoveryFee(facts.preset, debt)) || zero(currency)
  const asked = addMoney(own, recovery)
  const amount = minMoney(asked, feeRoom(facts, asked))
  if (!isPositive(amount)) return null
  const calculation = [
    ...(isPositive(own) ? [`Late fee: ${formatMoney(own, locale)}`] : []),
    ...(isPositive(recovery) ? [`Cost of recovery, fixed by statute: ${formatMoney(recovery, locale)}`] : []),
    ...(amount.minor < asked.minor
      ? [
          `Late fees end at ${formatPercent(facts.feeCapBps ?? 0n, locale)} of the invoice: ${formatMoney(amount, locale)}`,
        ]
      : []),
  ]
  return { kind: 'fee', stage: stage.id, amount, fromDay: today, toDay: today, calculation }
}

/** What the cap leaves for another fee. Rounding of the cap: half up. */
function feeRoom({ feeCapBps, total, charged, currency }: ChargeFacts, asked: Money): Money {
  if (feeCapBps === null) return asked
  const cap = money(divideHalfUp(total.minor * feeCapBps, 10_000n), currency)
  const soFar = charged.filter(({ kind, isWaived }) => kind === 'fee' && !isWaived).map(({ amount }) => amount)
  return subtractMoney(cap, sumMoney(soFar, currency))
}

/** One segment is its own sum; several are shown to a hundredth of a minor unit, and rounded once, together. */
function interestLines(segments: readonly InterestSegment[], sum: Money, locale: string): string[] {
  const [only] = segments
  if (segments.length === 1 && only) return [`${factors(only, locale)} = ${formatMoney(sum, locale)}`]
  return [
    ...segments.map((segment) => `${factors(segment, locale)} = ${formatFine(segment, locale)}`),
    `Together, rounded once: ${formatMoney(sum, locale)}`,
  ]
}

function factors({ principal, annualBps, days, from, to }: InterestSegment, locale: string): string {
  const count =
    days === 1
      ? `1 day (${formatDay(from, locale, 'long')})`
      : `${days} days (${formatDay(from, locale, 'long')} to ${formatDay(to, locale, 'long')})`
  return `${formatMoney(principal, locale)} × ${formatPercent(annualBps, locale)} ÷ 365 × ${count}`
}

function formatFine(segment: InterestSegment, locale: string): string {
  const { currency } = segment.principal
  const decimals = exponentOf(currency) + 2
  const digits = fineInterest(segment)
    .toString()
    .padStart(decimals + 1, '0')
  const text = `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(text as Intl.StringNumericLiteral)
}
