import { z } from 'zod'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { changeChargeTerms } from '#app/features/settings/change-charge-terms.server.ts'
import { changeDiscountOffer } from '#app/features/settings/change-discount-offer.server.ts'
import { changeInterestRates } from '#app/features/settings/change-interest-rates.server.ts'
import { DiscountForm, RateDayForm, RateForm, TermsForm } from './charge-forms.ts'

export interface SettingsCall {
  readonly staff: Staff
  readonly form: FormData
  readonly now: Date
}

export type Faults = Record<string, string[] | undefined>

const faultsOf = (error: z.ZodError): Faults => z.flattenError(error as z.ZodError<Record<string, unknown>>).fieldErrors

async function saveTerms({ staff, form, now }: SettingsCall): Promise<Faults | null> {
  const parsed = TermsForm.safeParse(Object.fromEntries(form))
  if (!parsed.success) return faultsOf(parsed.error)
  const { preset, graceDays, order, feeCap, confirmed } = parsed.data
  const terms = { preset, graceDays, order, feeCapBps: feeCap, isConfirmed: confirmed !== undefined }
  await changeChargeTerms({ businessId: staff.businessId, terms, actor: actorOf(staff), now })
  return null
}

const rateProblems = {
  no_preset: { percent: ['Please choose where the rate comes from first, and save it.'] },
  too_high: { percent: ['That is more than 100 % a year.'] },
  not_found: { fromDay: ['There is no rate from that day.'] },
}

async function addRate({ staff, form, now }: SettingsCall): Promise<Faults | null> {
  const parsed = RateForm.safeParse(Object.fromEntries(form))
  if (!parsed.success) return faultsOf(parsed.error)
  const { fromDay, percent: bps, per } = parsed.data
  const entered = { bps, per }
  const added = await changeInterestRates({
    businessId: staff.businessId,
    fromDay,
    entered,
    actor: actorOf(staff),
    now,
  })
  return added.ok ? null : rateProblems[added.reason]
}

async function removeRate({ staff, form, now }: SettingsCall): Promise<Faults | null> {
  const parsed = RateDayForm.safeParse(Object.fromEntries(form))
  if (!parsed.success) return faultsOf(parsed.error)
  const { fromDay } = parsed.data
  const call = { businessId: staff.businessId, fromDay, entered: null, actor: actorOf(staff), now }
  const removed = await changeInterestRates(call)
  return removed.ok ? null : rateProblems[removed.reason]
}

async function saveDiscount({ staff, form, now }: SettingsCall): Promise<Faults | null> {
  const parsed = DiscountForm.safeParse(Object.fromEntries(form))
  if (!parsed.success) return faultsOf(parsed.error)
  const { offers, percent: bps, days, tax, despiteOverdue } = parsed.data
  const offer = offers && bps !== null && days !== null ? { bps, days } : null
  const discount = { offer, tax, despiteOverdue: despiteOverdue !== undefined }
  await changeDiscountOffer({ businessId: staff.businessId, discount, actor: actorOf(staff), now })
  return null
}

/** What each form of the page does; the answer is what is wrong with which field, or null. */
export const settingsIntents: Record<string, (call: SettingsCall) => Promise<Faults | null>> = {
  terms: saveTerms,
  'add-rate': addRate,
  'remove-rate': removeRate,
  discount: saveDiscount,
}
