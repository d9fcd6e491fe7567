import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { isClaimedByLiving } from './process-claims.server.ts'

/** Longer than any call takes; a worker that is killed is known at once anyway. */
const LEASE_SECONDS = 60

const isFree = Prisma.sql`"claimedBy" IS NULL OR "leaseUntil" <= clock_timestamp() OR NOT ${isClaimedByLiving}`

export interface DueEndpoint {
  readonly businessId: string
  readonly id: string
  readonly isFailing: boolean
}

/** Endpoints that something is due for, those that answer before those that fail, the longest wait first. */
export function findDueEndpoints(now: Date, limit: number): Promise<DueEndpoint[]> {
  return prisma.$queryRaw<DueEndpoint[]>`/* across businesses: a worker looks for endpoints that something is due for */
    SELECT w."businessId", w."id", w."failingSince" IS NOT NULL AS "isFailing"
    FROM "WebhookEndpoint" w
    JOIN LATERAL (
      SELECT "nextTryAt" FROM "WebhookDelivery" d
      WHERE d."businessId" = w."businessId" AND d."endpointId" = w."id" AND d."state" = 'waiting' AND d."nextTryAt" <= ${now} AND (${isFree})
      ORDER BY "nextTryAt" LIMIT 1) due ON true
    WHERE w."disabledAt" IS NULL AND w."removedAt" IS NULL
    ORDER BY 3, due."nextTryAt" LIMIT ${limit}`
}

/** Takes the delivery of an endpoint that waits the longest; null when none is due. Two callers never take the same. */
export async function claimDelivery(
  { businessId, id: endpointId }: Pick<DueEndpoint, 'businessId' | 'id'>,
  processId: number,
  now: Date,
): Promise<string | null> {
  const [claimed] = await prisma.$queryRaw<{ id: string }[]>`
    UPDATE "WebhookDelivery" SET "claimedBy" = ${processId}, "leaseUntil" = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
    WHERE ("businessId", "id") = (
      SELECT d."businessId", d."id" FROM "WebhookDelivery" d
      WHERE d."businessId" = ${businessId}::uuid AND d."endpointId" = ${endpointId}::uuid AND d."state" = 'waiting' AND d."nextTryAt" <= ${now} AND (${isFree})
        AND EXISTS (SELECT FROM "WebhookEndpoint" w WHERE w."businessId" = ${businessId}::uuid AND w."id" = ${endpointId}::uuid AND w."disabledAt" IS NULL AND w."removedAt" IS NULL)
      ORDER BY "nextTryAt" LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
    RETURNING "id"`
  return claimed?.id ?? null
}

/** Gives up what waited for a stopped endpoint since before then, some thousand at a time; retention removes it later. Answers how many. */
export function giveUpOldDeliveries(before: Date): Promise<number> {
  return prisma.$executeRaw`/* across businesses: retention */
    UPDATE "WebhookDelivery" SET "state" = 'failed' WHERE ("businessId", "id") IN (
      SELECT "businessId", "id" FROM "WebhookDelivery"
      WHERE "state" = 'waiting' AND "claimedBy" IS NULL AND "createdAt" < ${before} AND "nextTryAt" < ${before} LIMIT 5000)`
}
