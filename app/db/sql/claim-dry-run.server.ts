import { prisma } from '#app/db/client.server.ts'
import { isClaimedByLiving } from './process-claims.server.ts'

export interface DryRunClaim {
  businessId: string
  id: string
  asOf: Date
  days: number
  lastClientId: string | null
  steps: number
}

/** Takes the oldest dry run that waits, that this process has in hand, or whose process is gone. */
export async function claimDryRun(processId: number): Promise<DryRunClaim | null> {
  const [claimed] = await prisma.$queryRaw<DryRunClaim[]>`/* across businesses: a worker takes the oldest dry run */
    UPDATE "DryRun" SET "state" = 'running', "claimedBy" = ${processId}
    WHERE ("businessId", "id") = (
      SELECT "businessId", "id" FROM "DryRun"
      WHERE "state" = 'queued' OR ("state" = 'running' AND ("claimedBy" = ${processId} OR NOT ${isClaimedByLiving}))
      ORDER BY "asOf", "id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "businessId", "id", "asOf", "days", "lastClientId", "steps"`
  return claimed ?? null
}
