import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { insertApiKey } from './insert-api-key.server.ts'
import type { OfApiKey } from './revoke-api-key.server.ts'

const DAY_MS = 24 * 3_600_000

/**
 * Puts a new key of the same name and scopes in a key's place. The old one ends at once, or a day later, so that what uses it can
 * be given the new one. `not_found`: the key has ended, or is being replaced already.
 */
export async function rotateApiKey({
  businessId,
  keyId: id,
  overlap,
  actor,
  now,
}: OfApiKey & { overlap: 'none' | 'day' }): Promise<Result<{ key: string; name: string }, 'not_found'>> {
  return inTransaction(async (tx) => {
    const endsAt = overlap === 'day' ? new Date(now.getTime() + DAY_MS) : now
    const { count } = await tx.apiKey.updateMany({
      where: { businessId, id, revokedAt: null },
      data: { revokedAt: endsAt },
    })
    if (count === 0) return refuse('not_found')
    const old = await tx.apiKey.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
    const { name, prefix, scopes } = old
    const made = await insertApiKey(tx, { businessId, name, scopes, now })
    const event = { businessId, actor, at: now }
    await recordEvents(tx, [
      { ...event, type: 'api_key.rotated', data: { keyId: id, name, prefix, endsAt: endsAt.toISOString() } },
      { ...event, type: 'api_key.created', data: { keyId: made.id, name, prefix: made.prefix, scopes } },
    ])
    return ok({ key: made.key, name })
  })
}
