import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Channel, StageKey } from '#app/domain/dunning/dunning-policy.ts'
import type { Money } from '#app/domain/money.ts'
import { keepWhenLarge } from './keep-when-large.server.ts'

/** A run: `asOf` is the moment it starts from, `days` how far it looks ahead. */
export interface DryRunRow {
  readonly id: string
  readonly state: 'queued' | 'running' | 'done' | 'failed'
  readonly asOf: Date
  readonly days: number
  readonly clientsDone: number
  readonly clientsTotal: number
  readonly steps: number
  readonly error: string | null
}

/** The last run that came through, and the last of all where that is another: under way, or stopped. Null: none. */
export async function readDryRuns(businessId: string): Promise<{ done: DryRunRow | null; latest: DryRunRow | null }> {
  const runs = await prisma.dryRun.findMany({
    where: { businessId },
    orderBy: [{ asOf: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, state: true, asOf: true, days: true, steps: true, error: true },
      ...{ clientsDone: true, clientsTotal: true },
    },
  })
  const [first] = runs
  const done = runs.find(({ state }) => state === 'done') ?? null
  return { done, latest: first && first !== done ? first : null }
}

export interface StepCount {
  readonly onDay: PlainDate
  readonly channel: Channel
  readonly needsApproval: boolean
  readonly count: number
}

/** How much of what falls on each day of a run that is done. */
export const countDryRunSteps = (businessId: string, runId: string): Promise<StepCount[]> =>
  countsOf(`${businessId} ${runId}`)

const countsOf = keepWhenLarge(async (key: string): Promise<StepCount[]> => {
  const [businessId, runId] = key.split(' ')
  const rows = await prisma.$queryRaw<{ onDay: Date; channel: Channel; needsApproval: boolean; count: number }[]>`
    SELECT "onDay", "channel", "needsApproval", count(*)::int AS "count" FROM "DryRunStep"
    WHERE "businessId" = ${businessId}::uuid AND "runId" = ${runId}::uuid
    GROUP BY "onDay", "channel", "needsApproval" ORDER BY "onDay", "channel", "needsApproval"`
  return rows.map((row) => ({ ...row, onDay: dayFromColumn(row.onDay) }))
})

interface OfInvoice {
  readonly invoiceId: string
  readonly number: string
  readonly client: string
  readonly balance: Money
}

export interface ForetoldStep extends OfInvoice {
  readonly position: number
  readonly onDay: PlainDate
  readonly stage: StageKey
  readonly channel: Channel
  readonly needsApproval: boolean
}

const PAGE_ROWS = 50

/** One page of the steps of a day, or of all days in their order. `after` is the `next` of the page before. */
export async function listDryRunSteps(
  businessId: string,
  runId: string,
  { day, after }: { day: PlainDate | null; after: number | null },
): Promise<{ rows: ForetoldStep[]; next: number | null }> {
  const ofRun = Prisma.sql`s."businessId" = ${businessId}::uuid AND s."runId" = ${runId}::uuid`
  // The page first, then the names of its 50: joined the other way round, a million steps are sorted.
  const found = await prisma.$queryRaw<(StepRow & InvoiceRow)[]>`
    WITH page AS MATERIALIZED (
      SELECT s.* FROM "DryRunStep" s
      WHERE ${ofRun}
        ${day ? Prisma.sql`AND s."onDay" = ${day.toString()}::date` : Prisma.empty}
        ${after === null ? Prisma.empty : Prisma.sql`AND (s."onDay", s."position") > (SELECT s."onDay", s."position" FROM "DryRunStep" s WHERE ${ofRun} AND s."position" = ${after})`}
      ORDER BY s."onDay", s."position" LIMIT ${PAGE_ROWS + 1})
    SELECT s."position", s."onDay", s."stageKey", s."channel", s."needsApproval",
      i."id", i."number", i."balanceMinor", i."currency", c."name"
    FROM page s
      JOIN "Invoice" i ON i."businessId" = s."businessId" AND i."id" = s."invoiceId"
      JOIN "Client" c ON c."businessId" = s."businessId" AND c."id" = s."clientId"
    ORDER BY s."onDay", s."position"`
  const shown = found.slice(0, PAGE_ROWS)
  return {
    rows: shown.map(({ position, onDay, stageKey, channel, needsApproval, ...invoice }) => ({
      ...ofInvoice(invoice),
      ...{ position, onDay: dayFromColumn(onDay), stage: stageKey, channel, needsApproval },
    })),
    next: found.length > PAGE_ROWS ? (shown.at(-1)?.position ?? null) : null,
  }
}

interface StepRow {
  position: number
  onDay: Date
  stageKey: StageKey
  channel: Channel
  needsApproval: boolean
}
interface InvoiceRow {
  id: string
  number: string
  balanceMinor: bigint
  currency: string
  name: string
}

const ofInvoice = ({ id, number, name, balanceMinor, currency }: InvoiceRow): OfInvoice => ({
  ...{ invoiceId: id, number, client: name },
  balance: { minor: balanceMinor, currency },
})

/** One page of the open invoices for which a run foretells nothing. `after` is the last invoice of the page before. */
export async function listQuietInvoices(
  businessId: string,
  runId: string,
  after: string | null,
): Promise<{ rows: OfInvoice[]; next: string | null }> {
  const found = await prisma.$queryRaw<InvoiceRow[]>`
    SELECT i."id", i."number", i."balanceMinor", i."currency", c."name"
    FROM "Invoice" i JOIN "Client" c ON c."businessId" = i."businessId" AND c."id" = i."clientId"
    WHERE i."businessId" = ${businessId}::uuid AND i."state" = 'issued'
      ${after ? Prisma.sql`AND i."id" > ${after}::uuid` : Prisma.empty}
      AND NOT EXISTS (
        SELECT FROM "DryRunStep" s
        WHERE s."businessId" = i."businessId" AND s."runId" = ${runId}::uuid AND s."invoiceId" = i."id")
    ORDER BY i."id" LIMIT ${PAGE_ROWS + 1}`
  const shown = found.slice(0, PAGE_ROWS)
  return { rows: shown.map(ofInvoice), next: found.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null }
}
