import type Stripe from 'stripe'
import { markFailed, startDebit } from './payment-attempt.ts'
import { awaitsDeposits, checkDeposits, EXPIRE_VERIFICATION, notAwaited, wrongDeposits } from './micro-deposits.ts'
import { idOf, type StripeStore } from './stripe-store.ts'
import type { Decline } from './test-cards.ts'

const notInTime: Decline = {
  code: 'payment_method_microdeposit_verification_timeout',
  message: 'Microdeposit verification failed because of a timeout.',
}
const tooOften: Decline = {
  code: 'payment_method_microdeposit_verification_attempts_exceeded',
  message: 'You have exceeded the number of allowed verification attempts.',
}

/** The buyer names the two sums, in cents. Errors: StripeError when they are wrong, or nothing waits for them. */
export function verifyDeposits(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  amounts: readonly number[],
): Stripe.PaymentIntent {
  const method = store.paymentMethods.get(idOf(intent.payment_method) ?? '')
  if (!awaitsDeposits(intent) || !method) throw notAwaited()
  const answer = checkDeposits(store, intent, amounts)
  if (answer === 'right') {
    store.cancel(EXPIRE_VERIFICATION, intent.id)
    return startDebit(store, intent, method)
  }
  if (answer === 'too often') endVerification(store, intent, tooOften)
  throw wrongDeposits()
}

/** Nobody named the sums in time, or not rightly: the payment has failed. */
export function endVerification(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  decline: Decline = notInTime,
): Stripe.PaymentIntent {
  const method = store.paymentMethods.get(idOf(intent.payment_method) ?? '')
  store.cancel(EXPIRE_VERIFICATION, intent.id)
  return awaitsDeposits(intent) && method ? markFailed(store, intent, method, decline, null) : intent
}
