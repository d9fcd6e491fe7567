import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { changesBetween } from '#app/domain/timeline/changes.ts'

/** Sets whether a client gets statements when they go out by themselves; null: as everybody. False for a client that is not there. */
export async function setClientStatements(call: {
  businessId: string
  clientId: string
  setting: 'always' | 'never' | null
  actor: string
  now: Date
}): Promise<boolean> {
  const { businessId, clientId, setting, actor, now } = call
  return inTransaction(async (tx) => {
    const where = { businessId_id: { businessId, id: clientId } }
    const before = await tx.client.findUnique({ where, select: { statements: true } })
    if (!before) return false
    const record = (value: string | null) => ({ statements: value ?? 'as everybody' })
    const changes = changesBetween(record(before.statements), record(setting))
    if (Object.keys(changes).length === 0) return true
    await tx.client.update({ where, data: { statements: setting, updatedAt: now } })
    const data = { changed: Object.keys(changes), changes }
    await recordEvents(tx, [{ businessId, clientId, type: 'client.updated', actor, at: now, data }])
    return true
  })
}
