import { prisma } from '#app/db/client.server.ts'

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
    WHERE "state" = 'sending' AND ("leaseUntil" <= clock_timestamp() OR (
      "claimedBy" IS NOT NULL AND NOT EXISTS (
        SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = ${PROCESS_LOCK_CLASS}::int AND objid = "claimedBy"::oid
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND granted)))
    ORDER BY "sendAt", "id" LIMIT ${limit}`
}

/** First key of the advisory lock that every process holds on its own id. */
export const PROCESS_LOCK_CLASS = 0x44_55_4e
