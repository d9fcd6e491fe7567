import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'

export interface OfApiKey {
  businessId: string
  keyId: string
  actor: string
  now: Date
}

/** Ends a key at once; false when it has ended already or never was. */
export async function revokeApiKey({ businessId, keyId: id, actor, now }: OfApiKey): Promise<boolean> {
  return inTransaction(async (tx) => {
    const live = { businessId, id, OR: [{ revokedAt: null }, { revokedAt: { gt: now } }] }
    const { count } = await tx.apiKey.updateMany({ where: live, data: { revokedAt: now } })
    if (count === 0) return false
    const { name, prefix } = await tx.apiKey.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
    const data = { keyId: id, name, prefix }
    await recordEvents(tx, [{ businessId, type: 'api_key.revoked', actor, at: now, data }])
    return true
  })
}
