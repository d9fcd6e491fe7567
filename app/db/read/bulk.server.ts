import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { chosenClients, chosenInvoices } from '#app/db/sql/chosen.server.ts'
import type { Chosen } from '#app/db/sql/chosen.server.ts'
import { draftWaits } from '#app/db/sql/invoice-filter.server.ts'
import { bulkKinds } from '#app/domain/bulk/bulk-decision.ts'
import type { BulkKind } from '#app/domain/bulk/bulk-decision.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'

/** What a decision about many would meet, before it is made. */
export interface ChosenSums {
  readonly invoices: number
  readonly clients: number
  /** What is open on them, one sum per currency. */
  readonly open: readonly Money[]
  /** Of the invoices: not open (any more), held by somebody, with a draft that waits. */
  readonly notOpen: number
  readonly held: number
  readonly drafts: number
}

export async function readChosenSums(businessId: string, chosen: Chosen, today: PlainDate): Promise<ChosenSums> {
  const [rows, [clients]] = await Promise.all([
    prisma.$queryRaw<Row[]>`
      SELECT i."currency", count(*)::int AS "invoices", sum(i."balanceMinor")::bigint AS "minor",
        count(*) FILTER (WHERE i."state" <> 'issued')::int AS "notOpen",
        count(*) FILTER (WHERE i."state" = 'issued' AND ${heldByHand})::int AS "held",
        count(*) FILTER (WHERE ${draftWaits})::int AS "drafts"
      FROM "Invoice" i WHERE true ${chosenInvoices(businessId, chosen, today)} GROUP BY 1 ORDER BY 1`,
    prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM "Client" c WHERE true ${chosenClients(businessId, chosen, today)}`,
  ])
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    invoices: sum(({ invoices }) => invoices),
    clients: clients?.count ?? 0,
    open: rows.map(({ currency, minor }) => ({ currency, minor })),
    notOpen: sum(({ notOpen }) => notOpen),
    held: sum(({ held }) => held),
    drafts: sum(({ drafts }) => drafts),
  }
}

interface Row {
  currency: string
  invoices: number
  minor: bigint
  notOpen: number
  held: number
  drafts: number
}

const heldByHand = Prisma.sql`EXISTS (SELECT FROM "Hold" h WHERE h."businessId" = i."businessId" AND h."clientId" = i."clientId"
  AND h."invoiceId" = i."id" AND h."releasedAt" IS NULL AND h."kind" = 'manual' AND h."amountMinor" IS NULL)`

export interface BulkRunPage {
  readonly id: string
  readonly kind: BulkKind
  readonly state: 'queued' | 'running' | 'done' | 'failed'
  readonly params: unknown
  readonly actor: string
  readonly back: string
  readonly total: number
  readonly done: number
  readonly undoesId: string | null
  /** The run that took it back; null: none did. */
  readonly undoneBy: string | null
  readonly createdAt: Date
  readonly outcomes: ReadonlyMap<string, number>
}

/** A decision about many and what became of it; null when the business made no such decision. */
export async function readBulkRun(businessId: string, id: string): Promise<BulkRunPage | null> {
  const [run, outcomes, undoing] = await Promise.all([
    prisma.bulkRun.findUnique({ where: { businessId_id: { businessId, id } } }),
    prisma.bulkItem.groupBy({
      by: ['outcome'],
      where: { businessId, runId: id, outcome: { not: null } },
      _count: { _all: true },
    }),
    prisma.bulkRun.findUnique({
      where: { businessId_undoesId: { businessId, undoesId: id } },
      select: { id: true },
    }),
  ])
  const kind = bulkKinds.find((one) => one === run?.kind)
  if (!run || !kind) return null
  const { state, params, actor, back, total, done, undoesId, createdAt } = run
  return {
    ...{ id, kind, state, params, actor, back, total, done, undoesId, createdAt },
    undoneBy: undoing?.id ?? null,
    outcomes: new Map(outcomes.map(({ outcome, _count }) => [outcome ?? '', _count._all])),
  }
}

const LEFT_OUT_MAX = 50

/** Some of what was left out, with why. */
export async function readLeftOut(businessId: string, runId: string) {
  const items = await prisma.bulkItem.findMany({
    where: { businessId, runId, AND: [{ outcome: { not: null } }, { outcome: { not: 'done' } }] },
    select: { subjectId: true, clientId: true, outcome: true },
    orderBy: { subjectId: 'asc' },
    take: LEFT_OUT_MAX,
  })
  const [invoices, clients] = await Promise.all([
    prisma.invoice.findMany({
      where: { businessId, id: { in: items.map(({ subjectId }) => subjectId) } },
      select: { id: true, number: true },
    }),
    prisma.client.findMany({
      where: { businessId, id: { in: items.map(({ clientId }) => clientId) } },
      select: { id: true, name: true },
    }),
  ])
  return items.map(({ subjectId, clientId, outcome }) => ({
    ...{ subjectId, outcome: outcome ?? '' },
    number: invoices.find(({ id }) => id === subjectId)?.number ?? null,
    clientName: clients.find(({ id }) => id === clientId)?.name ?? '',
  }))
}
