import { prisma } from '#app/db/client.server.ts'

/** Keys that still open the API, the newest first; `revokedAt` is set where one ends soon. */
export async function listApiKeys(businessId: string, now: Date) {
  return prisma.apiKey.findMany({
    where: { businessId, OR: [{ revokedAt: null }, { revokedAt: { gt: now } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true, revokedAt: true },
  })
}

/** What a key may do; empty where there is none. */
export async function findKeyScopes(businessId: string, id: string): Promise<readonly string[]> {
  const key = await prisma.apiKey.findUnique({ where: { businessId_id: { businessId, id } }, select: { scopes: true } })
  return key?.scopes ?? []
}

export type ApiKeyRow = Awaited<ReturnType<typeof listApiKeys>>[number]
