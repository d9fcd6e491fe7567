import { prisma } from '../client.server.ts'
import { acrossBusinesses } from '../lock/across-businesses.server.ts'

/**
 * The business that looks after money which names none: the only one there is, else the one that writes to the payer's address,
 * else the first that was made, which is the installer's.
 */
export async function homeOfMoney(payer: string | null): Promise<string | null> {
  const businesses = await prisma.business.findMany({ orderBy: { createdAt: 'asc' }, take: 2, select: { id: true } })
  if (payer !== null && businesses.length > 1) {
    const known = await acrossBusinesses('looks for the business that knows the payer', () =>
      prisma.contact.findMany({
        where: { email: { equals: payer, mode: 'insensitive' } },
        distinct: ['businessId'],
        take: 2,
        select: { businessId: true },
      }),
    )
    if (known.length === 1 && known[0]) return known[0].businessId
  }
  return businesses[0]?.id ?? null
}
