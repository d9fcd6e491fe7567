import { inTransaction } from '#app/db/transaction.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { hostOf } from './host-of.ts'
import { lockEndpoint } from './lock-endpoint.server.ts'
import type { OfEndpoint } from './lock-endpoint.server.ts'

/**
 * Ends an endpoint for good, with its secrets and its deliveries. The row stays behind the events that name it. Those that went to
 * others are told of it, it is not.
 */
export async function removeEndpoint(call: OfEndpoint): Promise<Result<{ host: string }, 'not_found'>> {
  const { businessId, endpointId: id, actor, now } = call
  return inTransaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, call)
    if (!endpoint) return refuse('not_found')
    const host = hostOf(endpoint.url)
    await tx.webhookEndpoint.update({
      where: { businessId_id: { businessId, id } },
      data: {
        ...{ url: `https://${host}/`, secret: '', previousSecret: null, previousSecretEndsAt: null },
        ...{ removedAt: now, tellAt: null },
      },
    })
    await tx.webhookDelivery.deleteMany({ where: { businessId, endpointId: id } })
    await finishTask(tx, { businessId, key: `webhook/${id}`, outcome: 'The endpoint was removed', actor, now })
    const data = { endpointId: id, host }
    await recordEvents(tx, [{ businessId, type: 'webhook_endpoint.removed', actor, at: now, data }])
    return ok({ host })
  })
}
