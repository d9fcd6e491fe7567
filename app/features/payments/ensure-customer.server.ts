import { prisma } from '#app/db/client.server.ts'
import { stripeSavedMethods } from '#app/gateways/payments/stripe-saved.server.ts'

/**
 * The client as Stripe knows it, made on first need: what a kept method hangs on. Two at once meet the same customer.
 * Throws GatewayError when Stripe cannot be asked.
 */
export async function ensureCustomer(businessId: string, clientId: string): Promise<string> {
  const where = { businessId_id: { businessId, id: clientId } }
  const client = await prisma.client.findUniqueOrThrow({
    where,
    select: {
      name: true,
      stripeCustomer: true,
      contacts: { where: { role: 'bill_to', state: 'usable' }, take: 1, select: { email: true } },
    },
  })
  if (client.stripeCustomer) return client.stripeCustomer
  const made = await stripeSavedMethods.createCustomer({
    clientId,
    name: client.name,
    email: client.contacts[0]?.email ?? null,
  })
  // Whoever wrote first is right: one client is one customer.
  await prisma.client.updateMany({
    where: { businessId, id: clientId, stripeCustomer: null },
    data: { stripeCustomer: made },
  })
  const { stripeCustomer } = await prisma.client.findUniqueOrThrow({ where, select: { stripeCustomer: true } })
  return stripeCustomer ?? made
}
