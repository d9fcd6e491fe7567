import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'

/** Withdraws a link that nobody has used yet; false when there is none (any more). */
export async function revokeStaffLink(call: {
  businessId: string
  linkId: string
  actor: string
  now: Date
}): Promise<boolean> {
  const { businessId, linkId: id, actor, now } = call
  return inTransaction(async (tx) => {
    const link = await tx.staffLink.findUnique({ where: { businessId_id: { businessId, id } } })
    const { count } = await tx.staffLink.updateMany({
      where: { businessId, id, usedAt: null, revokedAt: null },
      data: { revokedAt: now },
    })
    if (!link || count === 0) return false
    const data = { email: link.email }
    await recordEvents(tx, [{ businessId, type: 'staff.link_revoked', actor, at: now, data }])
    return true
  })
}
