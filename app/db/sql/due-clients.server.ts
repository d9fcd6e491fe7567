import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { isIn } from './share.server.ts'
import type { Share } from './share.server.ts'

interface DueClient {
  readonly businessId: string
  readonly id: string
}

/**
 * Clients whose next look is due, the longest waiting first, without those another process is looking at this moment. Nothing is
 * claimed by it: whoever looks takes their locks and asks again.
 */
export const findDueClients = (now: Date, limit: number, share: Share): Promise<DueClient[]> =>
  prisma.$queryRaw<DueClient[]>`/* across businesses: a sweep looks for clients to look at */
    SELECT "businessId", "id" FROM "Client" WHERE "nextCheckAt" <= ${now} AND ${isIn(share, Prisma.sql`"id"`)} ORDER BY "nextCheckAt" LIMIT ${limit}
    FOR NO KEY UPDATE SKIP LOCKED`
