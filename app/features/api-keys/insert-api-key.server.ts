import type { Tx } from '#app/db/transaction.server.ts'
import { newId } from '#app/ids.server.ts'
import { hashOfApiKey, newApiKey, prefixOfApiKey } from './api-key.server.ts'

export interface NewApiKey {
  businessId: string
  name: string
  scopes: readonly string[]
  now: Date
}

/** A key of one business, stored as its hash; the answer is the only moment at which the key itself can be read. */
export async function insertApiKey(tx: Tx, { businessId, name, scopes, now }: NewApiKey) {
  const id = newId()
  const key = newApiKey()
  const prefix = prefixOfApiKey(key)
  const data = { businessId, id, name, prefix, hash: hashOfApiKey(key), scopes: [...scopes], createdAt: now }
  await tx.apiKey.create({ data })
  return { id, key, prefix }
}
