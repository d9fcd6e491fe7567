import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { isClaimedByLiving } from './process-claims.server.ts'
import { isIn } from './share.server.ts'
import type { Share } from './share.server.ts'

export interface MessageRef {
  businessId: string
  id: string
}

interface WaitingMessage extends MessageRef {
  clientId: string
  kind: string
}

/** Somebody sits before the screen and waits for these: they overtake. */
export const urgentKinds: readonly string[] = ['code', 'link']
/** So long a mail whose answer was lost holds back those that came after it to the same client. */
const HOLDS_BACK_MS = 3_600_000

/** Of these messages, those that come after one under way to the same client: each client reads them in the order they were written in (R9). */
export async function comeAfterOneUnderWay(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const since = new Date(now.getTime() - HOLDS_BACK_MS)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m."id" FROM "OutboxMessage" m
    WHERE m."businessId" = ${businessId}::uuid AND m."id" = ANY(${ids}::uuid[]) AND m."kind" <> ALL(${urgentKinds}) AND EXISTS (
      SELECT FROM "OutboxMessage" e WHERE e."businessId" = m."businessId" AND e."clientId" = m."clientId" AND e."state" = 'sending'
        AND e."firstTriedAt" > ${since} AND (e."sendAt", e."id") < (m."sendAt", m."id"))`
  return new Set(rows.map(({ id }) => id))
}

/**
 * Messages whose time has come, oldest first, but for those that come after one under way to the same client. Only candidates:
 * whoever locks one first sends it.
 */
export function findDueMessages(now: Date, limit: number, share: Share): Promise<WaitingMessage[]> {
  const since = new Date(now.getTime() - HOLDS_BACK_MS)
  return prisma.$queryRaw<WaitingMessage[]>`/* across businesses: the sender looks for what is due */
    SELECT "businessId", "id", "clientId", "kind" FROM "OutboxMessage" m
    WHERE "state" = 'queued' AND "sendAt" <= ${now} AND ${isIn(share, Prisma.sql`"clientId"`)} AND ("kind" = ANY(${urgentKinds}) OR NOT EXISTS (
      SELECT FROM "OutboxMessage" e WHERE e."businessId" = m."businessId" AND e."clientId" = m."clientId" AND e."state" = 'sending'
        AND e."firstTriedAt" > ${since} AND (e."sendAt", e."id") < (m."sendAt", m."id")))
    ORDER BY "sendAt", "id" LIMIT ${limit}`
}

/**
 * Messages that were being sent when their worker vanished, or whose answer was lost and whose pause is over. A worker holds
 * an advisory lock for as long as its connection lives, so a killed one is known at once; the lease is the second net.
 */
export function findInterruptedMessages(limit: number): Promise<WaitingMessage[]> {
  return prisma.$queryRaw<WaitingMessage[]>`/* across businesses: the sender looks for what was interrupted */
    SELECT "businessId", "id", "clientId", "kind" FROM "OutboxMessage"
    WHERE "state" = 'sending' AND ("leaseUntil" <= clock_timestamp() OR ("claimedBy" IS NOT NULL AND NOT ${isClaimedByLiving}))
    ORDER BY "sendAt", "id" LIMIT ${limit}`
}

/**
 * Writes down that this process has these messages in hand, and answers which of them: whatever is not in `state` any more is
 * somebody else's.
 */
export async function claimMessages(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  {
    state,
    processId,
    leaseSeconds,
    now,
  }: { state: 'queued' | 'sending'; processId: number; leaseSeconds: number; now: Date },
): Promise<Set<string>> {
  // Leases are real time: the application's clock may be moved, a lease must not end by it.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "OutboxMessage" SET "state" = 'sending', "claimedBy" = ${processId}, "tries" = "tries" + 1,
      "leaseUntil" = clock_timestamp() + make_interval(secs => ${leaseSeconds}), "firstTriedAt" = coalesce("firstTriedAt", ${now})
    WHERE "businessId" = ${businessId}::uuid AND "id" = ANY(${ids}::uuid[]) AND "state" = ${state}::"MessageState"
    RETURNING "id"`
  return new Set(rows.map(({ id }) => id))
}

/** Puts messages off, each until its moment. `isSlot`: until then its recipient's domain has no room, and it is not asked again. */
export async function putOff(
  tx: Tx,
  businessId: string,
  later: readonly { readonly id: string; readonly sendAt: Date; readonly isSlot: boolean }[],
): Promise<void> {
  if (later.length === 0) return
  const ids = later.map(({ id }) => id)
  const moments = later.map(({ sendAt }) => sendAt.toISOString())
  const slots = later.map(({ isSlot }) => isSlot)
  await tx.$executeRaw`
    UPDATE "OutboxMessage" m SET "sendAt" = l."at", "slotAt" = CASE WHEN l."isSlot" THEN l."at" ELSE m."slotAt" END
    FROM unnest(${ids}::uuid[], ${moments}::timestamptz[], ${slots}::boolean[]) AS l("id", "at", "isSlot")
    WHERE m."businessId" = ${businessId}::uuid AND m."id" = l."id" AND m."state" = 'queued'`
}
