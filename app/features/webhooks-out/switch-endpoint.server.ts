import { inTransaction } from '#app/db/transaction.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { hostOf } from './host-of.ts'
import { lockEndpoint } from './lock-endpoint.server.ts'
import type { OfEndpoint } from './lock-endpoint.server.ts'

/** Rests an endpoint: what happens meanwhile waits for it. */
export async function pauseEndpoint(call: OfEndpoint): Promise<Result<null, 'not_found'>> {
  const { businessId, endpointId: id, actor, now } = call
  return inTransaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, call)
    if (!endpoint) return refuse('not_found')
    if (endpoint.disabledAt) return ok(null)
    await tx.webhookEndpoint.update({
      where: { businessId_id: { businessId, id } },
      data: { disabledAt: now, disabledReason: 'paused' },
    })
    const data = { endpointId: id, host: hostOf(endpoint.url) }
    await recordEvents(tx, [{ businessId, type: 'webhook_endpoint.paused', actor, at: now, data }])
    return ok(null)
  })
}

/** Lets it go on, whoever stopped it: what waits is sent now, and a new day of failures would have to pass. */
export async function enableEndpoint(call: OfEndpoint): Promise<Result<null, 'not_found'>> {
  const { businessId, endpointId: id, actor, now } = call
  return inTransaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, call)
    if (!endpoint) return refuse('not_found')
    if (!endpoint.disabledAt) return ok(null)
    await tx.webhookEndpoint.update({
      where: { businessId_id: { businessId, id } },
      data: { disabledAt: null, disabledReason: null, failingSince: null, lastError: null, tellAt: null },
    })
    await tx.webhookDelivery.updateMany({
      where: { businessId, endpointId: id, state: 'waiting', nextTryAt: { gt: now } },
      data: { nextTryAt: now },
    })
    await finishTask(tx, { businessId, key: `webhook/${id}`, outcome: 'Switched on again', actor, now })
    const data = { endpointId: id, host: hostOf(endpoint.url) }
    await recordEvents(tx, [{ businessId, type: 'webhook_endpoint.enabled', actor, at: now, data }])
    return ok(null)
  })
}
