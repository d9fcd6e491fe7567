import { prisma } from '#app/db/client.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { stripeSavedMethods } from '#app/gateways/payments/stripe-saved.server.ts'
import { strikeOut } from './remove-method.server.ts'

/**
 * Asks the provider whether a kept method is still good, and strikes it out where it is not: it was given up there, or the bank
 * ended its mandate. Throws GatewayError when the provider cannot be asked.
 */
export async function checkMethod(businessId: string, methodId: string, now: Date): Promise<'good' | 'gone'> {
  const method = await prisma.savedMethod.findUniqueOrThrow({ where: { businessId_id: { businessId, id: methodId } } })
  if (method.removedAt) return 'gone'
  if (await stripeSavedMethods.isGood(method)) return 'good'
  const { clientId, label } = method
  await inTransaction((tx) => strikeOut(tx, { businessId, clientId, methodId, actor: 'provider', now }, label))
  return 'gone'
}
