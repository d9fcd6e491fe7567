import { prisma } from '#app/db/client.server.ts'
import { ownEndings } from '#app/domain/payment/own-ending.ts'
import { gatewayOf } from '#app/gateways/payments/gateway-of.server.ts'
import { applyProviderState } from './apply-provider-state.server.ts'
import { endAttempt } from './end-attempt.server.ts'

/**
 * Ends an attempt that nobody has paid yet. Its checkout is closed at the provider first, so that no money can come any more;
 * when it was paid in that very moment, the payment is applied instead. Throws GatewayError when the provider cannot be asked.
 */
export async function closeCheckout(
  payment: { businessId: string; id: string },
  end: 'cancelled' | 'expired',
  now: Date,
): Promise<'ended' | 'paid' | 'processing'> {
  const { businessId, id } = payment
  const where = { businessId_id: { businessId, id } }
  await prisma.payment.update({ where, data: { failureReason: ownEndings[end] } })
  const { clientId, provider, checkoutRef } = await prisma.payment.findUniqueOrThrow({ where })
  if (checkoutRef && provider !== 'manual') {
    await gatewayOf(provider).cancelCheckout({ id, checkoutRef })
    const outcome = await applyProviderState(businessId, id, now)
    if (outcome === 'settled' || outcome === 'quarantined') return 'paid'
    if (outcome === 'processing') return 'processing'
  }
  await endAttempt({ businessId, id, clientId }, end, now)
  return 'ended'
}
