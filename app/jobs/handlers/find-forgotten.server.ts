import { readClaim } from '#app/domain/payment/attempt-claim.ts'
import { reviveAttempt } from '#app/features/payments/revive-attempt.server.ts'
import { paypalClaim, stripeClaim } from '#app/gateways/payments/event-hints.ts'
import { readPaypalClaim } from '#app/gateways/payments/paypal.server.ts'

/**
 * The attempt a report is about, where no row of it is left: the database came from a backup older than it. Empty for reports
 * that are about nothing of ours. Throws GatewayError when PayPal cannot be asked about its order.
 */
export async function findForgotten(
  provider: 'stripe' | 'paypal',
  body: string,
  now: Date,
): Promise<{ businessId: string; id: string }[]> {
  const hint = provider === 'stripe' ? stripeClaim(body) : paypalClaim(body)
  if (!hint || !/^[0-9a-f-]{36}$/.test(hint.paymentId)) return []
  const words = hint.claim ?? (hint.checkoutRef && (await readPaypalClaim(hint.checkoutRef)))
  const claim = words ? readClaim(words) : null
  // An intent with a checkout is found by its session.
  if (!claim || (hint.checkoutRef === null && !claim.instalment?.savedMethodId)) return []
  const { paymentId, checkoutRef, providerRef } = hint
  const revived = await reviveAttempt({ provider, paymentId, claim, checkoutRef, providerRef, now })
  return revived ? [revived] : []
}
