import { z } from 'zod'
import type { PayChoice } from '#app/domain/payment/payable.ts'
import type { PayChoices } from '#app/domain/portal/pay-options.ts'
import type { Result } from '#app/domain/result.ts'
import { ok, refuse } from '#app/domain/result.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'

const PayFormSchema = z.object({
  method: z.enum(['card', 'ach', 'paypal']),
  choice: z.enum(['everything', 'instalment', 'undisputed', 'other']).default('everything'),
  amount: z.string().trim().max(40).default(''),
  keep: z.literal('yes').optional(),
})

export interface PayWish {
  readonly method: 'card' | 'ach' | 'paypal'
  readonly amount: PayChoice
  /** The client agreed that the method be kept. */
  readonly keep: boolean
}

export type PayFormRefusal = 'malformed' | 'amount_missing' | 'amount_unreadable' | 'choice_unclear'

/**
 * What the client asked for. An amount typed beside another choice is asked about and not guessed, unless both mean the same
 * sum. Amounts are read in the way of the invoice's currency.
 */
export function readPayForm(
  form: FormData,
  { options, most }: Pick<PayChoices, 'options' | 'most'>,
): Result<PayWish, PayFormRefusal> {
  const parsed = PayFormSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refuse('malformed')
  const { method, choice, amount: typed, keep } = parsed.data
  const wish = { method, keep: keep === 'yes' }
  if (choice !== 'other' && !typed) return ok({ ...wish, amount: { kind: choice } })
  if (!typed) return refuse('amount_missing')
  const amount = parseTypedAmount(typed, most.currency)
  if (!amount.ok) return refuse('amount_unreadable')
  if (choice === 'other') return ok({ ...wish, amount: { kind: 'other', amount: amount.value } })
  const chosen = options.find(({ kind }) => kind === choice)
  return chosen && chosen.amount.minor === amount.value.minor
    ? ok({ ...wish, amount: { kind: choice } })
    : refuse('choice_unclear')
}
