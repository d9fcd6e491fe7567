import type { Prisma } from '#app/db/generated/client.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { hostOf } from './host-of.ts'
import { lockEndpoint } from './lock-endpoint.server.ts'
import type { OfEndpoint } from './lock-endpoint.server.ts'

type Call = Omit<OfEndpoint, 'endpointId'>

/** Sends one delivery again, whatever became of it, under the same webhook id; a whole schedule of tries begins. */
export async function replayDelivery(
  call: Call & { readonly deliveryId: string },
): Promise<Result<{ endpointId: string }, 'not_found'>> {
  const { businessId, deliveryId: id } = call
  return inTransaction(async (tx) => {
    const found = await tx.webhookDelivery.findUnique({ where: { businessId_id: { businessId, id } } })
    if (!found) return refuse('not_found')
    const { endpointId } = found
    const replayed = await replay(tx, { ...call, endpointId }, { id })
    return replayed.ok ? ok({ endpointId }) : replayed
  })
}

/** Sends again whatever was given up since then. Answers how many. */
export async function replayFailed(call: OfEndpoint & { readonly since: Date }): Promise<Result<number, 'not_found'>> {
  return inTransaction((tx) => replay(tx, call, { state: 'failed', createdAt: { gte: call.since } }))
}

async function replay(
  tx: Tx,
  call: OfEndpoint,
  which: Prisma.WebhookDeliveryWhereInput,
): Promise<Result<number, 'not_found'>> {
  const { businessId, endpointId, actor, now } = call
  const endpoint = await lockEndpoint(tx, call)
  if (!endpoint) return refuse('not_found')
  // One that is being sent at this moment is left to whoever sends it.
  const { count } = await tx.webhookDelivery.updateMany({
    where: { businessId, endpointId, claimedBy: null, ...which },
    data: { state: 'waiting', tries: 0, nextTryAt: now, deliveredAt: null },
  })
  if (count > 0) {
    const data = { endpointId, host: hostOf(endpoint.url), count }
    await recordEvents(tx, [{ businessId, type: 'webhook_endpoint.replayed', actor, at: now, data }])
    await tx.$executeRaw`SELECT pg_notify('dunwell_work', 'WebhookDelivery')`
  }
  return ok(count)
}
