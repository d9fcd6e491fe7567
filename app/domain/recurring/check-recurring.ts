import { compareDays } from '../business-day.ts'
import { checkDraft } from '../invoice/check-draft.ts'
import type { DraftRefusal } from '../invoice/check-draft.ts'
import type { LineInput, Pricing } from '../invoice/totals.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { nextPeriod } from './periods.ts'
import type { Rhythm, RhythmEnd } from './periods.ts'

export interface RecurringToCheck {
  readonly rhythm: Rhythm
  readonly end: RhythmEnd
  readonly termsDays: number
  readonly currency: string
  readonly lines: readonly LineInput[]
  readonly pricing: Pricing
}

export type RecurringRefusal =
  | 'no_period' // it would end before it begins
  | 'no_lines'
  | 'nothing_to_pay'
  | DraftRefusal

/** Whether each of its invoices can be made, and what one comes to. */
export function checkRecurring(wish: RecurringToCheck): Result<Money, RecurringRefusal> {
  const { rhythm, end, termsDays, currency, lines, pricing } = wish
  const first = nextPeriod(rhythm, end, 0, rhythm.startOn)
  if (!first || compareDays(first, rhythm.startOn) < 0) return refuse('no_period')
  if (lines.length === 0) return refuse('no_lines')
  const checked = checkDraft({
    ...{ issuedOn: first, terms: { kind: 'net', days: termsDays }, currency, lines, pricing, earlyDiscount: null },
  })
  if (!checked.ok) return checked
  const { total } = checked.value.totals
  return total.minor > 0n ? ok(total) : refuse('nothing_to_pay')
}
