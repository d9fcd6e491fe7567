import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { waiveCharge as waiveOpenPart } from '#app/db/write/charges.server.ts'
import type { WaiveRefusal } from '#app/db/write/charges.server.ts'
import type { Money } from '#app/domain/money.ts'
import { refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

export type WaiverRefusal = WaiveRefusal

/** A person gives up what is still open of a late fee or interest (R11), and says why. */
export async function waiveCharge(call: {
  businessId: string
  chargeId: string
  reason: string
  actor: string
  now: Date
}): Promise<Result<{ waived: Money }, WaiverRefusal>> {
  const { businessId, chargeId } = call
  const charge = await prisma.charge.findUnique({ where: { businessId_id: { businessId, id: chargeId } } })
  if (!charge) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, charge.clientId)
    return waiveOpenPart(tx, call)
  })
}
