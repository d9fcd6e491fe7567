import { prisma } from '#app/db/client.server.ts'

/** Where a person is signed in at this moment, the latest first. */
export async function listStaffSessions(userId: string, now: Date) {
  return prisma.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
    take: 50,
  })
}
