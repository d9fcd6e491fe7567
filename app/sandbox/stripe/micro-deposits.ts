import type Stripe from 'stripe'
import { changeIntent } from './payment-intent.ts'
import { followIntent } from './session-state.ts'
import { StripeError } from './stripe-error.ts'
import type { StripeStore } from './stripe-store.ts'

export const EXPIRE_VERIFICATION = 'stripe.expire_verification'
/** What arrives on every account here, in cents. Source: docs.stripe.com/testing (us_bank_account) */
export const DEPOSITS = [32, 45] as const
const ARRIVES_AFTER_DAYS = 2
const VERIFY_WITHIN_DAYS = 10
const TRIES_MAX = 10
const DAY_SECONDS = 86_400

/** Two small deposits are sent; the debit waits until the buyer has named their sums. */
export function awaitDeposits(store: StripeStore, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  const next_action: Stripe.PaymentIntent.NextAction = {
    type: 'verify_with_microdeposits',
    verify_with_microdeposits: {
      arrival_date: store.now() + ARRIVES_AFTER_DAYS * DAY_SECONDS,
      hosted_verification_url: `${store.baseUrl}/c/verify/${intent.id}`,
      microdeposit_type: 'amounts',
    },
  }
  const waiting = changeIntent(
    store,
    intent,
    { status: 'requires_action', next_action },
    'payment_intent.requires_action',
  )
  followIntent(store, waiting)
  store.later(VERIFY_WITHIN_DAYS, EXPIRE_VERIFICATION, intent.id)
  return waiting
}

export const awaitsDeposits = ({ status, next_action }: Stripe.PaymentIntent) =>
  status === 'requires_action' && next_action?.type === 'verify_with_microdeposits'

/** How the sums named by the buyer compare: after the tenth wrong answer the account cannot be verified any more. */
export function checkDeposits(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  amounts: readonly number[],
): 'right' | 'wrong' | 'too often' {
  const isRight = [...amounts].sort((a, b) => a - b).join() === DEPOSITS.join()
  if (isRight) return 'right'
  const tries = Number(store.depositTries.get(intent.id) ?? 0) + 1
  store.depositTries.put(intent.id, String(tries))
  return tries >= TRIES_MAX ? 'too often' : 'wrong'
}

export const wrongDeposits = () =>
  new StripeError(
    400,
    'invalid_request_error',
    'The amounts provided do not match the amounts that were sent to the bank account.',
    { code: 'payment_method_microdeposit_verification_amounts_mismatch' },
  )

export const notAwaited = () =>
  new StripeError(400, 'invalid_request_error', 'This PaymentIntent does not wait for its deposits to be verified.', {
    code: 'payment_intent_unexpected_state',
  })
