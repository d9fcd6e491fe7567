import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { hostOf } from './host-of.ts'
import { lockEndpoint } from './lock-endpoint.server.ts'
import type { OfEndpoint } from './lock-endpoint.server.ts'
import { newWebhookSecret, sealWebhookSecret } from './webhook-secret.server.ts'

const DAY_MS = 24 * 3_600_000

/** A new secret; for a day both sign, so that there is time to enter it. A second change in that day ends the oldest at once. */
export async function rotateSecret(
  call: OfEndpoint,
): Promise<Result<{ secret: string; sealed: string; host: string; endsAt: Date }, 'not_found'>> {
  const { businessId, endpointId: id, actor, now } = call
  return inTransaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, call)
    if (!endpoint) return refuse('not_found')
    const secret = newWebhookSecret()
    const sealed = sealWebhookSecret(secret)
    const endsAt = new Date(now.getTime() + DAY_MS)
    await tx.webhookEndpoint.update({
      where: { businessId_id: { businessId, id } },
      data: { secret: sealed, previousSecret: endpoint.secret, previousSecretEndsAt: endsAt },
    })
    const host = hostOf(endpoint.url)
    const data = { endpointId: id, host, endsAt: endsAt.toISOString() }
    await recordEvents(tx, [{ businessId, type: 'webhook_endpoint.secret_rotated', actor, at: now, data }])
    return ok({ secret, sealed, host, endsAt })
  })
}
