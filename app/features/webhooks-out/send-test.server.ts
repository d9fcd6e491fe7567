import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { hostOf } from './host-of.ts'
import { lockEndpoint } from './lock-endpoint.server.ts'
import type { OfEndpoint } from './lock-endpoint.server.ts'

/** Puts a test on record, which goes to this endpoint alone, whatever it asked for. */
export async function sendTest(
  call: OfEndpoint,
): Promise<Result<{ host: string; deliveryId: string }, 'not_found' | 'disabled'>> {
  const { businessId, endpointId, actor, now } = call
  return inTransaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, call)
    if (!endpoint) return refuse('not_found')
    if (endpoint.disabledAt) return refuse('disabled')
    const host = hostOf(endpoint.url)
    await recordEvents(tx, [{ businessId, type: 'webhook.test', actor, at: now, data: { endpointId, host } }])
    const { id } = await tx.webhookDelivery.findFirstOrThrow({
      where: { businessId, endpointId, event: { type: 'webhook.test' } },
      orderBy: { eventId: 'desc' },
      select: { id: true },
    })
    return ok({ host, deliveryId: id })
  })
}
