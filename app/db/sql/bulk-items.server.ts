import { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { BulkKind, BulkOutcome } from '#app/domain/bulk/bulk-decision.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { chosenClients, chosenInvoices } from './chosen.server.ts'
import type { Chosen } from './chosen.server.ts'

export interface BulkClaim {
  readonly businessId: string
  readonly id: string
  readonly kind: BulkKind
  readonly params: unknown
  readonly actor: string
  /** The run it takes back; null: it is a decision of its own. */
  readonly undoesId: string | null
}

export interface BulkItem {
  readonly subjectId: string
  readonly clientId: string
  /** Of a run that is taken back: what that run kept. */
  readonly kept: unknown
}

export interface BulkResult {
  readonly outcome: BulkOutcome
  /** Plain JSON: what it takes to undo it. */
  readonly kept?: object
}

/** Writes down what a decision is about, as it is now: invoices, or for `assign` their clients. Answers how many there are. */
export function takeItems(
  tx: Tx,
  run: { businessId: string; id: string; kind: BulkKind },
  chosen: Chosen,
  today: PlainDate,
): Promise<number> {
  const { businessId, id, kind } = run
  if (kind === 'assign') {
    return tx.$executeRaw`
      INSERT INTO "BulkItem" ("businessId", "runId", "subjectId", "clientId")
      SELECT c."businessId", ${id}::uuid, c."id", c."id" FROM "Client" c WHERE true ${chosenClients(businessId, chosen, today)}`
  }
  return tx.$executeRaw`
    INSERT INTO "BulkItem" ("businessId", "runId", "subjectId", "clientId")
    SELECT i."businessId", ${id}::uuid, i."id", i."clientId" FROM "Invoice" i WHERE true ${chosenInvoices(businessId, chosen, today)}`
}

/** What a run did, as items of the run that takes it back. */
export const takeBackItems = (tx: Tx, businessId: string, runId: string, undoesId: string): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO "BulkItem" ("businessId", "runId", "subjectId", "clientId")
    SELECT "businessId", ${runId}::uuid, "subjectId", "clientId" FROM "BulkItem"
    WHERE "businessId" = ${businessId}::uuid AND "runId" = ${undoesId}::uuid AND "outcome" = 'done'`

/** The oldest run with something left to do, for this transaction alone; null when there is none. */
export async function claimBulk(tx: Tx): Promise<BulkClaim | null> {
  const [run] = await tx.$queryRaw<BulkClaim[]>`/* across businesses: a worker takes the oldest run */
    SELECT "businessId", "id", "kind", "params", "actor", "undoesId" FROM "BulkRun"
    WHERE "state" IN ('queued', 'running') ORDER BY "createdAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED`
  return run ?? null
}

/** The next items of a run, clients in the order in which everyone locks them. */
export const nextItems = (tx: Tx, { businessId, id, undoesId }: BulkClaim, limit: number): Promise<BulkItem[]> =>
  tx.$queryRaw<BulkItem[]>`
    SELECT b."subjectId", b."clientId", was."kept" FROM "BulkItem" b
      LEFT JOIN "BulkItem" was ON was."businessId" = b."businessId" AND was."runId" = ${undoesId}::uuid AND was."subjectId" = b."subjectId"
    WHERE b."businessId" = ${businessId}::uuid AND b."runId" = ${id}::uuid AND b."outcome" IS NULL
    ORDER BY b."clientId", b."subjectId" LIMIT ${limit}`

/** Puts down what became of them; without any left, the run is over. */
export async function putResults(
  tx: Tx,
  { businessId, id }: BulkClaim,
  results: ReadonlyMap<string, BulkResult>,
  now: Date,
): Promise<void> {
  const rows = [...results].map(([subjectId, { outcome, kept = null }]) => ({ subjectId, outcome, kept }))
  await tx.$executeRaw`
    UPDATE "BulkItem" b SET "outcome" = r."outcome", "kept" = r."kept"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r("subjectId" uuid, "outcome" text, "kept" jsonb)
    WHERE b."businessId" = ${businessId}::uuid AND b."runId" = ${id}::uuid AND b."subjectId" = r."subjectId"`
  const over = Prisma.sql`NOT EXISTS (SELECT FROM "BulkItem" b
    WHERE b."businessId" = ${businessId}::uuid AND b."runId" = ${id}::uuid AND b."outcome" IS NULL)`
  await tx.$executeRaw`
    UPDATE "BulkRun" SET "done" = "done" + ${rows.length},
      "state" = CASE WHEN ${over} THEN 'done'::"BulkState" ELSE 'running'::"BulkState" END,
      "finishedAt" = CASE WHEN ${over} THEN ${now}::timestamptz END
    WHERE "businessId" = ${businessId}::uuid AND "id" = ${id}::uuid`
}
