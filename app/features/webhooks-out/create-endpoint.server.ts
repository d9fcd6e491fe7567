import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { newId } from '#app/ids.server.ts'
import { checkEvents, checkUrl } from './endpoint-input.server.ts'
import type { EndpointRefusal } from './endpoint-input.server.ts'
import { hostOf } from './host-of.ts'
import { newWebhookSecret, sealWebhookSecret } from './webhook-secret.server.ts'

/** More than any business needs, and few enough that one event stays one moment's work. */
const ENDPOINTS_MAX = 20

export interface NewEndpoint {
  readonly businessId: string
  readonly url: string
  readonly events: readonly string[]
  readonly description: string
  readonly actor: string
  readonly now: Date
}

/** From here on what happens is told to `url`. The answer is the only moment at which the secret can be read. */
export async function createEndpoint(
  call: NewEndpoint,
): Promise<Result<{ id: string; secret: string; sealed: string }, EndpointRefusal | 'too_many'>> {
  const { businessId, description, actor, now } = call
  const events = checkEvents(call.events)
  if (!events.ok) return events
  const url = await checkUrl(call.url)
  if (!url.ok) return url
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "Business" WHERE "id" = ${businessId}::uuid FOR NO KEY UPDATE`
    if ((await tx.webhookEndpoint.count({ where: { businessId, removedAt: null } })) >= ENDPOINTS_MAX)
      return refuse('too_many')
    const id = newId()
    const secret = newWebhookSecret()
    const sealed = sealWebhookSecret(secret)
    const row = { businessId, id, url: url.value, description, events: events.value, secret: sealed }
    await tx.webhookEndpoint.create({ data: { ...row, createdAt: now, createdBy: actor } })
    const data = { endpointId: id, host: hostOf(url.value), events: events.value }
    await recordEvents(tx, [{ businessId, type: 'webhook_endpoint.created', actor, at: now, data }])
    return ok({ id, secret, sealed })
  })
}
