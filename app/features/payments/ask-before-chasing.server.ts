import { prisma } from '#app/db/client.server.ts'
import { GatewayError } from '#app/gateways/payments/payment-gateway.ts'
import { log } from '#app/log.server.ts'
import { applyProviderState } from './apply-provider-state.server.ts'

/**
 * Asks the providers about the checkouts clients have open, directly before the clients are asked for money (R1): one that was paid
 * is applied, however late its webhook comes. Answers the clients about whom a provider could not be asked, so that nobody knows. An
 * attempt without a checkout is no matter: nobody ever got its address.
 */
export async function askBeforeChasing(
  businessId: string,
  clientIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const unknown = new Set<string>()
  if (clientIds.length === 0) return unknown
  const open = await prisma.payment.findMany({
    where: {
      ...{ businessId, clientId: { in: [...clientIds] }, savedMethodId: null, checkoutRef: { not: null } },
      state: { in: ['started', 'open', 'verifying'] },
    },
    select: { id: true, clientId: true },
  })
  for (const { id, clientId } of open) {
    if (unknown.has(clientId)) continue
    try {
      await applyProviderState(businessId, id, now)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      log.warn({ error, payment: id }, 'a reminder waits: the payment provider cannot be asked about an open checkout')
      unknown.add(clientId)
    }
  }
  return unknown
}
