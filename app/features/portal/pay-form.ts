import { z } from 'zod'
import type { Money } from '#app/domain/money.ts'
import type { PayChoice } from '#app/domain/payment/payable.ts'
import type { Result } from '#app/domain/result.ts'
import { ok, refuse } from '#app/domain/result.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'

const PayFormSchema = z.object({
  method: z.enum(['card', 'ach', 'paypal']),
  choice: z.enum(['everything', 'other']).default('everything'),
  amount: z.string().trim().max(40).default(''),
})

export interface PayWish {
  readonly method: 'card' | 'ach' | 'paypal'
  readonly amount: PayChoice
}

export type PayFormRefusal = 'malformed' | 'amount_missing' | 'amount_unreadable' | 'choice_unclear'

/**
 * What the client asked for. An amount typed beside "Everything open" is asked about and not guessed, unless both mean
 * the same sum.
 */
export function readPayForm(form: FormData, everything: Money): Result<PayWish, PayFormRefusal> {
  const parsed = PayFormSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refuse('malformed')
  const { method, choice, amount: typed } = parsed.data
  if (!typed) return choice === 'everything' ? ok({ method, amount: { kind: 'everything' } }) : refuse('amount_missing')
  const amount = parseTypedAmount(typed, everything.currency)
  if (!amount.ok) return refuse('amount_unreadable')
  if (choice === 'other') return ok({ method, amount: { kind: 'other', amount: amount.value } })
  return amount.value.minor === everything.minor
    ? ok({ method, amount: { kind: 'everything' } })
    : refuse('choice_unclear')
}
