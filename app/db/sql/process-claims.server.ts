import { Prisma } from '#app/db/generated/client.ts'

/** First key of the advisory lock that every process holds on its own id for as long as its connection lives. */
export const PROCESS_LOCK_CLASS = 0x44_55_4e

/** A process whose heart stood still for so long has nothing in hand any more, even where the database still believes in its connection. */
export const HEARTBEAT_MAX_SECONDS = 60

/** Condition on a row with "claimedBy": a process that lives has it. A killed one is known at once, since its lock is gone. */
export const isClaimedByLiving = Prisma.sql`("claimedBy" IS NOT NULL AND EXISTS (
  SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = ${Prisma.raw(String(PROCESS_LOCK_CLASS))}::oid AND objid = "claimedBy"::oid
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND granted)
  AND EXISTS (SELECT FROM "Process" p WHERE p."id" = "claimedBy" AND p."heartbeatAt" > clock_timestamp() - make_interval(secs => ${Prisma.raw(String(HEARTBEAT_MAX_SECONDS))})))`
