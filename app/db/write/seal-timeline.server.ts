import { createHash } from 'node:crypto'
import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import { inTransaction, type Tx } from '#app/db/transaction.server.ts'
import { eventText, firstHash, sealText } from '#app/domain/evidence/seal.ts'

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

const BATCH = 2_000

/**
 * Seals the next events of a business, in order of time and id. The order of the chain is that of sealing: an event that was
 * committed late is sealed late. One at a time per business. Answers how many were sealed; zero when none waits.
 */
export async function sealNext(businessId: string): Promise<number> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('dunwell-seal'), hashtext(${businessId}))`
    const waiting = await tx.timelineUnsealed.findMany({
      where: { businessId },
      orderBy: [{ at: 'asc' }, { eventId: 'asc' }],
      take: BATCH,
      select: { eventId: true },
    })
    const ids = waiting.map(({ eventId }) => eventId)
    if (ids.length === 0) return 0
    const events = await tx.timelineEvent.findMany({
      where: { businessId, id: { in: ids } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    })
    const last = await tx.timelineSeal.findFirst({
      where: { businessId },
      orderBy: { position: 'desc' },
      select: { position: true, hash: true },
    })
    let { position, hash } = last ?? { position: 0, hash: firstHash }
    const ofClient = await lastSeals(tx, businessId, [...new Set(events.flatMap(({ clientId }) => clientId ?? []))])
    const seals = events.map(({ id, at, type, actor, clientId, invoiceId, data, digest: kept }) => {
      const before = clientId === null ? null : (ofClient.get(clientId) ?? { position: 0, hash: firstHash })
      const digest = kept ?? sha256(eventText({ id, at: at.toISOString(), type, actor, clientId, invoiceId, data }))
      const link = {
        position: position + 1,
        previous: hash,
        clientPosition: before && before.position + 1,
        clientPrevious: before && before.hash,
        digest,
      }
      position = link.position
      hash = sha256(sealText(link))
      const { clientPosition } = link
      if (clientId !== null && clientPosition !== null) ofClient.set(clientId, { position: clientPosition, hash })
      return { businessId, position, eventId: id, hash, clientId, clientPosition }
    })
    await insertRows(tx, 'TimelineSeal', seals)
    await tx.timelineUnsealed.deleteMany({ where: { businessId, eventId: { in: ids } } })
    return seals.length
  })
}

async function lastSeals(tx: Tx, businessId: string, clientIds: readonly string[]) {
  const rows = await tx.$queryRaw<{ clientId: string; clientPosition: number; hash: string }[]>`
    SELECT s."clientId", s."clientPosition", s."hash" FROM unnest(${clientIds}::uuid[]) AS client(id)
    CROSS JOIN LATERAL (
      SELECT "clientId", "clientPosition", "hash" FROM "TimelineSeal"
      WHERE "businessId" = ${businessId}::uuid AND "clientId" = client.id ORDER BY "clientPosition" DESC LIMIT 1) s`
  return new Map(rows.map(({ clientId, clientPosition, hash }) => [clientId, { position: clientPosition, hash }]))
}
