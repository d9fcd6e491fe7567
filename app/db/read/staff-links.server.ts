import { createHash } from 'node:crypto'
import { prisma } from '#app/db/client.server.ts'

/** SHA-256, unsalted: the token is random in full, so its hash can be looked up and says nothing. */
export const hashOfStaffToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The link behind a token, whatever became of it, with the names its page shows; null for a token nobody made. */
export async function findStaffLink(token: string) {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null
  return prisma.staffLink.findUnique({
    where: { tokenHash: hashOfStaffToken(token) },
    include: { business: { select: { name: true } } },
  })
}

export type FoundStaffLink = NonNullable<Awaited<ReturnType<typeof findStaffLink>>>

/** Links that somebody can still use, the newest first. */
export async function listOpenLinks(businessId: string, now: Date) {
  return prisma.staffLink.findMany({
    where: { businessId, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, kind: true, email: true, role: true, createdAt: true, expiresAt: true },
  })
}
