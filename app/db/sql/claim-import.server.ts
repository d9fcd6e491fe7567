import { prisma } from '#app/db/client.server.ts'
import { isClaimedByLiving } from './process-claims.server.ts'

/** Takes the oldest import that waits, that slipped out of this process's hands, or whose process is gone. Two callers never take the same. */
export async function claimImport(processId: number): Promise<{ businessId: string; id: string } | null> {
  const [claimed] = await prisma.$queryRaw<
    { businessId: string; id: string }[]
  >`/* across businesses: a worker takes the oldest import */
    UPDATE "ImportRun" SET "state" = 'running', "claimedBy" = ${processId}, "error" = NULL
    WHERE ("businessId", "id") = (
      SELECT "businessId", "id" FROM "ImportRun"
      WHERE "state" = 'queued' OR ("state" = 'running' AND ("claimedBy" = ${processId} OR NOT ${isClaimedByLiving}))
      ORDER BY "createdAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "businessId", "id"`
  return claimed ?? null
}
