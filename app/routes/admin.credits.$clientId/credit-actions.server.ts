import { z } from 'zod'
import { requireConfirmed } from '#app/auth/require-confirmed.server.ts'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import type { CreditPage } from '#app/db/read/credit-list.server.ts'
import { compareDays, instantOf, parseDay, todayIn } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { ApplyRefusal } from '#app/domain/ledger/apply-credit.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import { applyCredit } from '#app/features/credits/apply-credit.server.ts'
import { payOutCredit } from '#app/features/credits/pay-out-credit.server.ts'
import { unapplyCredit } from '#app/features/credits/unapply-credit.server.ts'
import { readAllocation } from '#app/features/payments/allocation-form.ts'

interface Call {
  request: Request
  staff: Staff
  page: CreditPage
  form: FormData
}

export type CreditOutcome =
  | { kind: 'done'; said: string; undo: string | null }
  | {
      kind: 'refused'
      intent: 'apply' | 'pay-out'
      typed: Readonly<Record<string, string>>
      errors: Readonly<Record<string, string>>
    }

/** Carries out what a person decided about a client's credit. Null for a form that is none of its own. */
export async function creditActions(call: Call): Promise<CreditOutcome | null> {
  switch (call.form.get('intent')) {
    case 'apply':
      return apply(call)
    case 'unapply':
      return unapply(call)
    case 'pay-out':
      return payOut(call)
    default:
      return null
  }
}

async function apply({ staff, page, form }: Call): Promise<CreditOutcome | null> {
  const applyId = z.uuid().safeParse(form.get('applyId'))
  if (!applyId.success) return null
  const { typed, parts, errors } = readAllocation(form, page.invoices)
  const refused = (problems: Record<string, string>): CreditOutcome => ({
    ...{ kind: 'refused', intent: 'apply', typed, errors: problems },
  })
  if (Object.keys(errors).length > 0) return refused(errors)
  const { businessId, locale } = staff
  const applied = await applyCredit({
    ...{ businessId, clientId: page.client.id, applyId: applyId.data, currency: page.credit.currency, parts },
    ...{ actor: actorOf(staff), now: now() },
  })
  if (applied.ok) return { kind: 'done', said: 'applied', undo: applied.value.applyId }
  const words: Record<ApplyRefusal, string> = {
    nothing_chosen: 'Say beside an invoice how much of the credit it gets.',
    above_credit: `That is more than the credit of ${formatMoney(page.credit, locale)}: take something off.`,
    above_balance: 'One of these invoices owes less than it gets by now. Please look at the list again.',
    not_open: 'One of these invoices was paid or closed meanwhile. Please look at the list again.',
  }
  return refused({ form: words[applied.reason] })
}

async function unapply({ staff, form }: Call): Promise<CreditOutcome | null> {
  const applyId = z.uuid().safeParse(form.get('applyId'))
  if (!applyId.success) return null
  const { businessId } = staff
  await unapplyCredit({ businessId, applyId: applyId.data, actor: actorOf(staff), now: now() })
  return { kind: 'done', said: 'taken', undo: null }
}

const PayOutForm = z.object({
  refundId: z.uuid(),
  amount: z.string().max(40),
  method: z.enum(['check', 'transfer', 'cash', 'other']),
  paidOn: z.string().max(10),
  reference: z.string().trim().max(200).default(''),
  reason: z.string().trim().max(300),
})

async function payOut({ request, staff, page, form }: Call): Promise<CreditOutcome | null> {
  await requireConfirmed(request, staff)
  const read = PayOutForm.safeParse(Object.fromEntries(form))
  if (!read.success) return null
  const typed = read.data
  const at = now()
  const { businessId, locale, timeZone } = staff
  const amount = parseTypedAmount(typed.amount, page.credit.currency)
  const paidOn = parseDay(typed.paidOn)
  const errors: Record<string, string> = {
    ...(!amount.ok && { amount: 'An amount such as 120.00.' }),
    ...(!typed.reason && { reason: 'A few words of why: they stay on record.' }),
    ...(!paidOn && { paidOn: 'The day you paid it out.' }),
    ...(paidOn &&
      compareDays(paidOn, todayIn(timeZone, instantOf(at))) > 0 && { paidOn: 'This day is still to come.' }),
  }
  const refused = (problems: Record<string, string>): CreditOutcome => ({
    ...{ kind: 'refused', intent: 'pay-out', typed, errors: problems },
  })
  if (!amount.ok || !paidOn || Object.keys(errors).length > 0) return refused(errors)
  const { refundId, method, reference, reason } = typed
  const paid = await payOutCredit({
    ...{ businessId, clientId: page.client.id, refundId, amount: amount.value, method, paidOn, reason },
    ...{ reference: reference || null, actor: actorOf(staff), now: at },
  })
  if (paid.ok) return { kind: 'done', said: 'paid-out', undo: null }
  if (paid.reason === 'bad_amount') return refused({ amount: 'An amount above nothing.' })
  return refused({ amount: `The credit is ${formatMoney(page.credit, locale)}.` })
}
