import type { PlainDate } from '../business-day.ts'
import { money } from '../money.ts'
import type { Money } from '../money.ts'
import { formatPercent } from '../percent.ts'
import { rateOn } from './late-interest.ts'
import type { YearlyRate } from './late-interest.ts'

export const interestPresets = ['eu', 'uk', 'agreed'] as const
/** Where the rate comes from: a statute on late payment between businesses, or what the parties agreed. */
export type InterestPreset = (typeof interestPresets)[number]

/** What the statutes add to their reference rate: eight points. */
const statutoryPoints = 800n

interface PresetWords {
  readonly name: string
  /** What the owner has to look up; null where the rate itself was agreed. */
  readonly reference: string | null
  readonly source: string
}

export const presetWords: Record<InterestPreset, PresetWords> = {
  eu: {
    name: 'EU statute: reference rate + 8 points, and €40 once',
    reference: 'Reference rate of the half-year (European Central Bank, or your national bank)',
    source:
      'Directive 2011/7/EU, art. 2(6), 2(7) and 6: each half-year has its own rate, fixed on 1 January and 1 July. Your national law may name more points; then enter the rate as agreed.',
  },
  uk: {
    name: 'UK statute: base rate + 8 points, and £40, £70 or £100 once',
    reference: 'Bank of England base rate on the last 30 June or 31 December',
    source:
      'Late Payment of Commercial Debts (Interest) Act 1998, s. 5A; Rate of Interest (No. 3) Order 2002: the rate of the half-year in which the interest begins stays for the whole debt.',
  },
  agreed: {
    name: 'As agreed in your terms',
    reference: null,
    source: 'The rate your contract or invoice names. Laws of your state may set an upper limit.',
  },
}

/**
 * A row of the table of rates, from what the owner entered, in basis points: the statutes add eight points to their
 * reference rate, an agreed rate stays as it is. `month`: twelve of them make a year, without compounding.
 * Source: Directive 2011/7/EU, art. 2(6); UK Late Payment of Commercial Debts (Rate of Interest) (No. 3) Order 2002, art. 4.
 */
export function rateEntry(
  preset: InterestPreset,
  enteredBps: bigint,
  per: 'year' | 'month',
): { annualBps: bigint; label: string } {
  const entered = formatPercent(enteredBps)
  if (preset === 'agreed') {
    const annualBps = per === 'month' ? enteredBps * 12n : enteredBps
    return { annualBps, label: per === 'month' ? `As agreed, ${entered} a month` : 'As agreed' }
  }
  const reference = preset === 'eu' ? 'EU reference rate' : 'Bank of England base rate'
  return { annualBps: enteredBps + statutoryPoints, label: `${reference} ${entered} + 8 points` }
}

/**
 * The rates that count for one debt. The EU's follow each half-year; the UK's is the one on the day interest begins and
 * stays. An agreed rate follows the table.
 * Source: Directive 2011/7/EU, art. 3(3); UK Rate of Interest (No. 3) Order 2002, art. 4.
 */
export const ratesFor = (
  preset: InterestPreset | null,
  rates: readonly YearlyRate[],
  firstDay: PlainDate,
): readonly YearlyRate[] => (preset === 'uk' ? [{ fromDay: firstDay, annualBps: rateOn(rates, firstDay) }] : rates)

/**
 * The fixed sum for the cost of recovery, due once per invoice when interest becomes due; null where there is none.
 * EU: €40. UK: £40 for a debt under £1,000, £70 under £10,000, £100 from there on. In other currencies nothing is added.
 * `debt`: the principal when interest began, in minor units.
 * Source: Directive 2011/7/EU, art. 6(1); UK Late Payment of Commercial Debts (Interest) Act 1998, s. 5A(2).
 */
export function recoveryFee(preset: InterestPreset | null, debt: Money): Money | null {
  if (debt.minor <= 0n) return null
  if (preset === 'eu' && debt.currency === 'EUR') return money(4_000n, 'EUR')
  if (preset === 'uk' && debt.currency === 'GBP') {
    return money(debt.minor < 100_000n ? 4_000n : debt.minor < 1_000_000n ? 7_000n : 10_000n, 'GBP')
  }
  return null
}
