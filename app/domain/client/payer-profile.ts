import { divideHalfUp } from '../money.ts'
import { shareOf } from '../reporting/share.ts'

/** What a client's invoices in one currency say about them. Void invoices and drafts count nowhere. */
export interface DelayFacts {
  readonly currency: string
  /** Invoices that count: paid ones, and open ones whose due day has passed. */
  readonly counted: number
  readonly paid: number
  readonly paidOnTime: number
  /** Open and past the due date today. */
  readonly overdue: number
  /** Sum over the counted ones of total × (day paid, or today − due day); minor units × days. */
  readonly weightedDays: bigint
  /** Sum of their totals, in minor units. */
  readonly weight: bigint
  /** Median of their delays in days; null without any. */
  readonly medianDays: number | null
  readonly longestDays: number | null
}

export interface PayerFacts {
  readonly delays: readonly DelayFacts[]
  readonly promises: { readonly kept: number; readonly broken: number }
  readonly plans: { readonly completed: number; readonly defaulted: number; readonly active: number }
  /** Decided: for the client (credited or corrected), or for the invoice. */
  readonly disputes: { readonly upheld: number; readonly rejected: number; readonly open: number }
  readonly writtenOff: number
  readonly effort: ChasingEffort
  /** Days until a new invoice to this client is due. */
  readonly termsDays: number
}

/** What was done to get paid, counted. */
export interface ChasingEffort {
  /** Reminders that went out by mail. */
  readonly mails: number
  /** Those of them a person approved. */
  readonly approvals: number
  readonly calls: number
  readonly letters: number
  readonly disputes: number
}

/** Minutes of a person's work each step is reckoned with; a mail nobody had to approve costs none. */
export const minutesPer = { approvals: 2, calls: 10, letters: 15, disputes: 30 } as const
/** An hour of that work: 4,000 minor units of the business's currency, 40.00 where it has two decimals. */
export const hourlyMinor = 4_000n

export interface DelayFigures extends DelayFacts {
  /** Average days late, weighted by amount, to a tenth of a day (R28); below nothing: early. Null without any. */
  readonly averageDays: number | null
  readonly onTimeShare: number | null
}

export type TermsAdvice = 'too_early' | 'keep' | 'longer' | 'shorten' | 'deposit'

export interface PayerProfile {
  readonly delays: readonly DelayFigures[]
  readonly promisesKeptShare: number | null
  readonly minutes: number
  /** Minor units of the business's currency. Rounding: half up. */
  readonly costMinor: bigint
  readonly advice: TermsAdvice
  /** Why, in whole sentences; at least one. */
  readonly reasons: readonly string[]
}

const limits = {
  invoicesToJudge: 3,
  invoicesToTrust: 6,
  deposit: { averageDays: 45, longestDays: 120 },
  shorten: { averageDays: 15, onTimeShare: 50 },
  longer: { averageDays: 0, onTimeShare: 90 },
} as const
/** What `shorten` proposes. */
export const shortTermsDays = 14

/**
 * How a client pays, what getting paid costs, and what that suggests for credit terms. The suggestion goes by the currency
 * with the most invoices; the worst that is found decides.
 */
export function payerProfile(facts: PayerFacts): PayerProfile {
  const delays = facts.delays.map((delay) => ({
    ...delay,
    averageDays: delay.weight === 0n ? null : Number(divideHalfUp(delay.weightedDays * 10n, delay.weight)) / 10,
    onTimeShare: shareOf(delay.paidOnTime, delay.counted),
  }))
  const { kept, broken } = facts.promises
  const { effort } = facts
  const minutes =
    effort.approvals * minutesPer.approvals +
    effort.calls * minutesPer.calls +
    effort.letters * minutesPer.letters +
    effort.disputes * minutesPer.disputes
  return {
    delays,
    promisesKeptShare: shareOf(kept, kept + broken),
    minutes,
    costMinor: divideHalfUp(BigInt(minutes) * hourlyMinor, 60n),
    ...adviseTerms(facts, [...delays].sort((a, b) => b.counted - a.counted)[0]),
  }
}

function adviseTerms(facts: PayerFacts, main: DelayFigures | undefined): Pick<PayerProfile, 'advice' | 'reasons'> {
  const { promises, plans, writtenOff, termsDays } = facts
  const counted = main?.counted ?? 0
  const averageDays = main?.averageDays ?? 0
  const longestDays = main?.longestDays ?? 0
  const onTimeShare = main?.onTimeShare ?? 0
  const risky = told([
    [writtenOff > 0, `${count(writtenOff, 'invoice was', 'invoices were')} written off.`],
    [plans.defaulted > 0, `${count(plans.defaulted, 'payment plan', 'payment plans')} ended without being kept.`],
    [averageDays > limits.deposit.averageDays, `Money arrives ${averageDays} days late on average.`],
    [longestDays > limits.deposit.longestDays, `The longest wait was ${longestDays} days past the due date.`],
    [promises.broken >= 3 && promises.broken > promises.kept, brokenWords(promises)],
  ])
  if (risky.length > 0) return { advice: 'deposit', reasons: risky }
  if (counted < limits.invoicesToJudge) {
    return {
      advice: 'too_early',
      reasons: [`Only ${count(counted, 'invoice was', 'invoices were')} paid or fell due so far.`],
    }
  }
  const late = told([
    [averageDays > limits.shorten.averageDays, `Money arrives ${averageDays} days late on average.`],
    [onTimeShare < limits.shorten.onTimeShare, `${onTimeShare} % of the invoices were paid on time.`],
    [promises.broken >= 2 && promises.broken > promises.kept, brokenWords(promises)],
  ])
  if (late.length > 0) {
    if (termsDays > shortTermsDays) return { advice: 'shorten', reasons: late }
    return { advice: 'keep', reasons: [...late, `The terms are short already: ${termsDays} days.`] }
  }
  const isTrusted =
    counted >= limits.invoicesToTrust &&
    onTimeShare >= limits.longer.onTimeShare &&
    averageDays <= limits.longer.averageDays &&
    promises.broken === 0
  const onTime = `${onTimeShare} % of ${counted} invoices were paid on time.`
  if (isTrusted) return { advice: 'longer', reasons: [onTime, 'No promise was broken.'] }
  return { advice: 'keep', reasons: [onTime] }
}

const told = (signs: readonly (readonly [boolean, string])[]): string[] =>
  signs.flatMap(([isTrue, reason]) => (isTrue ? [reason] : []))

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

const brokenWords = ({ kept, broken }: { kept: number; broken: number }): string =>
  `${broken} of ${kept + broken} promises were broken.`
