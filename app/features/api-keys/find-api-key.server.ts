import { prisma } from '#app/db/client.server.ts'
import { hashOfApiKey } from './api-key.server.ts'

const USE_NOTED_EVERY_MS = 60_000

/** Whose key it is; null for an unknown one and for one that has ended. Its last use is noted at most once a minute. */
export async function findApiKey(
  key: string,
  now: Date,
): Promise<{ businessId: string; keyId: string; scopes: readonly string[] } | null> {
  const found = await prisma.apiKey.findUnique({ where: { hash: hashOfApiKey(key) } })
  if (!found || (found.revokedAt && found.revokedAt <= now)) return null
  const { businessId, id, scopes, lastUsedAt } = found
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() >= USE_NOTED_EVERY_MS) {
    await prisma.apiKey.updateMany({ where: { businessId, id, lastUsedAt }, data: { lastUsedAt: now } })
  }
  return { businessId, keyId: id, scopes }
}
