import { inTransaction } from '#app/db/transaction.server.ts'
import { newId } from '#app/ids.server.ts'
import { hashOfApiKey, newApiKey, prefixOfApiKey } from './api-key.server.ts'

export const apiScopes = ['read', 'write'] as const
export type ApiScope = (typeof apiScopes)[number]

export interface NewApiKey {
  readonly businessId: string
  readonly name: string
  readonly scopes: readonly ApiScope[]
  readonly now: Date
}

export interface CreatedApiKey {
  readonly id: string
  readonly key: string
  /** The first characters, to tell keys apart. */
  readonly prefix: string
}

/** Makes a key of one business. The answer is the only moment at which the key itself can be read. */
export const createApiKey = (call: NewApiKey): Promise<CreatedApiKey> => storeApiKey({ ...call, key: newApiKey() })

/** Keeps the hash of a key that was made elsewhere (the demo derives its own from APP_SECRET). */
export async function storeApiKey({ businessId, name, scopes, now, key }: NewApiKey & { readonly key: string }) {
  const id = newId()
  const prefix = prefixOfApiKey(key)
  const data = { businessId, id, name, prefix, hash: hashOfApiKey(key), scopes: [...scopes], createdAt: now }
  await inTransaction((tx) => tx.apiKey.create({ data }))
  return { id, key, prefix }
}
