import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import type { ClaimHint } from '#app/gateways/payments/event-hints.ts'

/**
 * An attempt whose create call was cut off before we learned its answer (P4): the provider's own report names the attempt and its
 * checkout, so that the attempt can be asked about. One that has a checkout keeps it.
 */
export async function adoptCheckout(provider: 'stripe' | 'paypal', hint: ClaimHint | null): Promise<void> {
  if (!hint?.checkoutRef || !/^[0-9a-f-]{36}$/.test(hint.paymentId)) return
  const { paymentId: id, checkoutRef } = hint
  await acrossBusinesses('a report names an attempt, not its business', () =>
    prisma.payment.updateMany({
      where: { provider, id, checkoutRef: null, savedMethodId: null },
      data: { checkoutRef, unansweredAt: null },
    }),
  )
}
