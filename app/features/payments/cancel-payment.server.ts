import { prisma } from '#app/db/client.server.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { gatewayOf } from '#app/gateways/payments/gateway-of.server.ts'
import { GatewayError } from '#app/gateways/payments/payment-gateway.ts'
import { applyProviderState } from './apply-provider-state.server.ts'
import { endAttempt } from './end-attempt.server.ts'

/**
 * Ends the open attempt for an invoice, so that another way can be chosen. The checkout is closed at the provider first; when it
 * was paid in that moment, the payment is applied instead and the answer is `paid`.
 */
export async function cancelPayment({
  businessId,
  invoiceId,
  now,
}: {
  businessId: string
  invoiceId: string
  now: Date
}): Promise<Result<null, 'paid' | 'processing' | 'provider_down'>> {
  const target = await prisma.paymentTarget.findFirst({
    where: { businessId, invoiceId, live: true },
    include: { payment: true },
  })
  if (!target) return ok(null)
  const { payment } = target
  if (payment.state === 'processing') return refuse('processing')
  if (payment.checkoutRef && payment.provider !== 'manual') {
    try {
      await gatewayOf(payment.provider).cancelCheckout({ id: payment.id, checkoutRef: payment.checkoutRef })
      const outcome = await applyProviderState(businessId, payment.id, now)
      if (outcome === 'settled' || outcome === 'quarantined') return refuse('paid')
      if (outcome === 'processing') return refuse('processing')
    } catch (error) {
      if (error instanceof GatewayError) return refuse('provider_down')
      throw error
    }
  }
  await endAttempt(payment, 'cancelled', now)
  return ok(null)
}
