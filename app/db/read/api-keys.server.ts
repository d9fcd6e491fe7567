import { prisma } from '#app/db/client.server.ts'

/** Keys that still open the API, the newest first; `revokedAt` is set where one ends soon. */
export async function listApiKeys(businessId: string, now: Date) {
  return prisma.apiKey.findMany({
    where: { businessId, OR: [{ revokedAt: null }, { revokedAt: { gt: now } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true, revokedAt: true },
  })
}

export type ApiKeyRow = Awaited<ReturnType<typeof listApiKeys>>[number]
