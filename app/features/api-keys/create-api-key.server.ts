import { inTransaction } from '#app/db/transaction.server.ts'
import { newId } from '#app/ids.server.ts'
import { hashOfApiKey, newApiKey, prefixOfApiKey } from './api-key.server.ts'

export const apiScopes = ['read', 'write'] as const
export type ApiScope = (typeof apiScopes)[number]

/** Makes a key of one business. The answer is the only moment at which the key itself can be read. */
export async function createApiKey(call: {
  businessId: string
  name: string
  scopes: readonly ApiScope[]
  now: Date
}): Promise<{ id: string; key: string; prefix: string }> {
  const { businessId, name, scopes, now } = call
  const id = newId()
  const key = newApiKey()
  const prefix = prefixOfApiKey(key)
  const data = { businessId, id, name, prefix, hash: hashOfApiKey(key), scopes: [...scopes], createdAt: now }
  await inTransaction((tx) => tx.apiKey.create({ data }))
  return { id, key, prefix }
}
