import { z } from 'zod'
import { addDays, compareDays, parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { refundEffects } from '#app/domain/payment/give-back.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import type { RefundAnswer, RefundWish } from './request-refund.server.ts'

const RefundForm = z.object({
  refundId: z.uuid(),
  amount: z.string().max(40),
  effect: z.enum(refundEffects),
  reason: z.string().trim().max(300),
  through: z.enum(['provider', 'check', 'transfer', 'cash', 'other']),
  paidOn: z.string().max(10).default(''),
  reference: z.string().trim().max(200).default(''),
})

/** What stands in the form, as it was typed. */
export type TypedRefund = z.output<typeof RefundForm>

type Wanted = Pick<RefundWish, 'refundId' | 'amount' | 'effect' | 'reason' | 'paidOut'>
export type Errors = Readonly<Record<string, readonly string[]>>

/** The refund form, read; null for one that our page never made. */
export function readRefundForm(
  form: FormData,
  { currency, today }: { currency: string; today: PlainDate },
): { typed: TypedRefund; wanted: Wanted | null; errors: Errors } | null {
  const read = RefundForm.safeParse(Object.fromEntries(form))
  if (!read.success) return null
  const typed = read.data
  const amount = parseTypedAmount(typed.amount, currency)
  const isByHand = typed.through !== 'provider'
  const paidOn = isByHand ? parseDay(typed.paidOn) : null
  // A day of grace: it may be tomorrow already where it was paid out.
  const isFuture = paidOn !== null && compareDays(paidOn, addDays(today, 1)) > 0
  const errors: Errors = {
    ...(!amount.ok && { amount: ['An amount such as 120.00.'] }),
    ...(!typed.reason && { reason: ['A few words of why: they stay on record.'] }),
    ...(isByHand && !paidOn && { paidOn: ['The day you paid it out.'] }),
    ...(isFuture && { paidOn: ['This day is still to come.'] }),
  }
  if (!amount.ok || Object.keys(errors).length > 0) return { typed, wanted: null, errors }
  const { refundId, effect, reason, through, reference } = typed
  const paidOut = through !== 'provider' && paidOn ? { method: through, paidOn, reference: reference || null } : null
  return { typed, wanted: { refundId, amount: amount.value, effect, reason, paidOut }, errors }
}

/** Why a refund cannot be made, beside the field it concerns. */
export function refundErrors(
  reason: Extract<RefundAnswer, { ok: false }>['reason'],
  left: (sum: 'held' | 'credit') => string,
): Errors {
  const words: Record<typeof reason, readonly [field: string, text: string]> = {
    not_found: ['form', 'This payment is not there any more.'],
    no_provider: ['through', 'No provider moved this money: say how you paid it out.'],
    not_settled: ['form', 'This payment has not arrived, so there is nothing to give back.'],
    disputed: [
      'form',
      'The payment is disputed at the client’s bank: answer there first, or the money would go twice.',
    ],
    taken_back: ['form', 'The bank has taken this payment back already.'],
    nothing_left: ['form', 'All of this payment was given back already.'],
    bad_amount: ['amount', 'An amount above nothing.'],
    above_left: ['amount', `At most ${left('held')} is left of this payment.`],
    above_credit: ['amount', `The client’s credit is ${left('credit')}: less, or from the invoice.`],
  }
  const [field, text] = words[reason]
  return { [field]: [text] }
}
