import type { PrismaClient } from '#app/db/generated/client.ts'
import { newId } from '#app/ids.server.ts'

/** A business to test with; clients live in its zone unless told otherwise. */
export async function makeBusiness(
  prisma: PrismaClient,
  over: { slug?: string; timeZone?: string; currency?: string } = {},
): Promise<string> {
  const id = newId()
  await prisma.business.create({
    data: {
      id,
      slug: over.slug ?? `studio-${id.slice(-8)}`,
      name: 'Northwind Studio',
      currency: over.currency ?? 'USD',
      timeZone: over.timeZone ?? 'America/New_York',
      email: 'billing@northwind.example',
      createdAt: new Date('2026-11-01T00:00:00Z'),
    },
  })
  return id
}
