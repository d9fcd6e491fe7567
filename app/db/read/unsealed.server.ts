import { prisma } from '#app/db/client.server.ts'

/** Businesses with events that wait for their seal. */
export async function findBusinessesToSeal(): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`/* across businesses: a sweep looks for events to seal */
    SELECT "id" FROM "Business" b WHERE EXISTS (SELECT FROM "TimelineUnsealed" u WHERE u."businessId" = b."id")`
  return rows.map(({ id }) => id)
}
