import { addDays, compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { isReasonableAmount } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { dueDate } from './payment-terms.ts'
import type { PaymentTerms } from './payment-terms.ts'
import { invoiceTotals } from './totals.ts'
import type { InvoiceTotals, LineInput, Pricing } from './totals.ts'

/** What paying early saves: basis points, and the last day on which a payment may begin, as a day or in days from the issue. */
export type EarlyDiscountTerms = { readonly bps: bigint } & ({ readonly until: PlainDate } | { readonly days: number })

export interface DraftToCheck {
  readonly issuedOn: PlainDate
  readonly terms: PaymentTerms
  readonly currency: string
  readonly lines: readonly LineInput[]
  readonly pricing: Pricing
  readonly earlyDiscount: EarlyDiscountTerms | null
}

export interface CheckedDraft {
  readonly dueOn: PlainDate
  readonly discount: { readonly bps: bigint; readonly until: PlainDate } | null
  readonly totals: InvoiceTotals
}

export type DraftRefusal =
  'due_before_issued' | 'due_too_late' | 'discount_before_issued' | 'negative_total' | 'unreasonable_total'

/** Longer terms than anyone grants: surely a typing error. */
const TERMS_YEARS_MAX = 10

/** Whether what is written can be an invoice, and what it comes to. Errors: as `invoiceTotals`. */
export function checkDraft(draft: DraftToCheck): Result<CheckedDraft, DraftRefusal> {
  const { issuedOn, earlyDiscount } = draft
  const dueOn = dueDate(draft.terms, issuedOn)
  if (compareDays(dueOn, issuedOn) < 0) return refuse('due_before_issued')
  if (compareDays(dueOn, issuedOn.add({ years: TERMS_YEARS_MAX })) > 0) return refuse('due_too_late')
  const discount = earlyDiscount && {
    bps: earlyDiscount.bps,
    until: 'until' in earlyDiscount ? earlyDiscount.until : addDays(issuedOn, earlyDiscount.days),
  }
  if (discount && compareDays(discount.until, issuedOn) < 0) return refuse('discount_before_issued')
  const totals = invoiceTotals(draft.lines, draft.currency, draft.pricing)
  if (totals.total.minor < 0n) return refuse('negative_total')
  const amounts = [totals.total, ...totals.lines.flatMap(({ amount, tax }) => [amount, tax])]
  if (!amounts.every(isReasonableAmount)) return refuse('unreasonable_total')
  return ok({ dueOn, discount, totals })
}
