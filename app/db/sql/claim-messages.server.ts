import { prisma } from '#app/db/client.server.ts'
import { isClaimedByLiving } from './process-claims.server.ts'

export interface MessageRef {
  businessId: string
  id: string
}

/** Messages whose time has come, oldest first. Only candidates: whoever locks one first sends it. */
export function findDueMessages(now: Date, limit: number): Promise<MessageRef[]> {
  return prisma.$queryRaw<MessageRef[]>`
    SELECT "businessId", "id" FROM "OutboxMessage"
    WHERE "state" = 'queued' AND "sendAt" <= ${now}
    ORDER BY "sendAt", "id" LIMIT ${limit}`
}

/**
 * Messages that were being sent when their worker vanished, or whose answer was lost and whose pause is over. A worker holds
 * an advisory lock for as long as its connection lives, so a killed one is known at once; the lease is the second net.
 */
export function findInterruptedMessages(limit: number): Promise<MessageRef[]> {
  return prisma.$queryRaw<MessageRef[]>`
    SELECT "businessId", "id" FROM "OutboxMessage"
    WHERE "state" = 'sending' AND ("leaseUntil" <= clock_timestamp() OR ("claimedBy" IS NOT NULL AND NOT ${isClaimedByLiving}))
    ORDER BY "sendAt", "id" LIMIT ${limit}`
}
