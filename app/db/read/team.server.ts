import type { Tx } from '#app/db/transaction.server.ts'
import { prisma } from '#app/db/client.server.ts'

/** Everyone who belongs to the business, the first to join first. */
export async function listMembers(businessId: string) {
  const rows = await prisma.membership.findMany({
    where: { businessId },
    orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
    select: {
      userId: true,
      role: true,
      visitedAt: true,
      user: { select: { name: true, email: true, twoFactorEnabled: true } },
      _count: { select: { clients: true } },
    },
  })
  return rows.map(({ user, _count, ...row }) => ({
    ...row,
    name: user.name,
    email: user.email,
    hasSecondFactor: user.twoFactorEnabled === true,
    clients: _count.clients,
  }))
}

export type Member = Awaited<ReturnType<typeof listMembers>>[number]

/** The same for a decision about one of them, alone: whoever changes the team waits for whoever is at it. */
export async function lockTeam(tx: Tx, businessId: string) {
  await tx.$queryRaw`SELECT FROM "Business" WHERE "id" = ${businessId}::uuid FOR NO KEY UPDATE`
  const rows = await tx.membership.findMany({
    where: { businessId },
    select: { userId: true, role: true, user: { select: { name: true, email: true } } },
  })
  return rows.map(({ user, ...row }) => ({ ...row, ...user }))
}
