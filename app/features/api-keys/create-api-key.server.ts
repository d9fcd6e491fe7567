import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { insertApiKey } from './insert-api-key.server.ts'

/** `money`: what leaves the business, that is refunds, write-offs and credit that is paid out. */
export const apiScopes = ['read', 'write', 'money'] as const
export type ApiScope = (typeof apiScopes)[number]

/** Makes a key of one business. The answer is the only moment at which the key itself can be read. */
export async function createApiKey(call: {
  businessId: string
  name: string
  scopes: readonly ApiScope[]
  /** Who made it; absent on the command line. */
  actor?: string
  now: Date
}): Promise<{ id: string; key: string; prefix: string }> {
  const { businessId, name, scopes, actor = 'system', now } = call
  return inTransaction(async (tx) => {
    const made = await insertApiKey(tx, call)
    const data = { keyId: made.id, name, prefix: made.prefix, scopes }
    await recordEvents(tx, [{ businessId, type: 'api_key.created', actor, at: now, data }])
    return made
  })
}
