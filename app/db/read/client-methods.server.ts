import { prisma } from '#app/db/client.server.ts'
import { onlineMethods } from '#app/domain/payment/methods-on-offer.ts'
import type { OnlineMethod } from '#app/domain/payment/methods-on-offer.ts'

export interface ClientMethods {
  /** What the business takes. */
  readonly accepted: readonly OnlineMethod[]
  /** What this client is offered of it; null: all. */
  readonly allowed: readonly OnlineMethod[] | null
}

/** Which ways to pay a client has on the portal, and of which the business could choose. */
export async function readClientMethods(businessId: string, clientId: string): Promise<ClientMethods> {
  const { allowedMethods, business } = await prisma.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: {
      allowedMethods: true,
      business: { select: { acceptsCard: true, acceptsAch: true, acceptsPaypal: true } },
    },
  })
  const accepts = { card: business.acceptsCard, ach: business.acceptsAch, paypal: business.acceptsPaypal }
  return {
    accepted: onlineMethods.filter((method) => accepts[method]),
    allowed: allowedMethods.length === 0 ? null : onlineMethods.filter((method) => allowedMethods.includes(method)),
  }
}
