import { prisma } from '#app/db/client.server.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { GatewayError } from '#app/gateways/payments/payment-gateway.ts'
import { closeCheckout } from './close-checkout.server.ts'

/**
 * Ends the open attempt for an invoice, with all the invoices it is for, so that another way can be chosen: a checkout, or a
 * bank account that waits to be confirmed. Answers `paid` or `processing` where the money was quicker.
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
  // A charge that runs without the client is not theirs to break off half-way: they end the agreement instead.
  if (payment.state === 'processing' || payment.savedMethodId) return refuse('processing')
  try {
    const end = await closeCheckout(payment, 'cancelled', now)
    return end === 'ended' ? ok(null) : refuse(end)
  } catch (error) {
    if (error instanceof GatewayError) return refuse('provider_down')
    throw error
  }
}
