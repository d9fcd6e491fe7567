import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'

/** What waits in one queue. */
export interface QueueDepth {
  readonly queue: string
  /** Rows that wait, counted no further than COUNTED_MAX. */
  readonly depth: number
  /** Since when the oldest of them waits; null: none does. */
  readonly oldest: Date | null
}

/** Counting ends here, so that a look at the queues costs the same at a million rows as at this many. */
export const COUNTED_MAX = 10_000

/**
 * How much waits in each queue at `now`. Every part walks an index that holds nothing but waiting rows, or its beginning,
 * and at most COUNTED_MAX entries of it (`tests/integration/machinery/queue-depths.test.ts` reads the plans).
 */
export function readQueueDepths(now: Date): Promise<QueueDepth[]> {
  return prisma.$queryRaw<
    QueueDepth[]
  >`/* across businesses: figures of the whole installation */ ${queueDepthsAt(now)}`
}

export const queueDepthsAt = (now: Date): Prisma.Sql => Prisma.join(partsAt(now).map(counted), ' UNION ALL ')

const counted = ({ queue, rows }: Part): Prisma.Sql => Prisma.sql`
  (SELECT ${queue}::text AS queue, count(*)::int AS depth, min(at) AS oldest FROM (${rows} LIMIT ${COUNTED_MAX}) AS waiting(at))`

interface Part {
  queue: string
  rows: Prisma.Sql
}

const partsAt = (now: Date): Part[] => [
  { queue: 'inbox', rows: due('InboxEvent', 'nextTryAt', now, Prisma.sql`AND "state" = 'received'`) },
  {
    queue: 'inbox_parked',
    rows: Prisma.sql`SELECT "receivedAt" FROM "InboxEvent" WHERE "state" = 'parked' ORDER BY "receivedAt"`,
  },
  { queue: 'outbox_due', rows: due('OutboxMessage', 'sendAt', now, Prisma.sql`AND "state" = 'queued'`) },
  {
    queue: 'outbox_scheduled',
    // What is still to come is not late: it has no oldest.
    rows: Prisma.sql`SELECT NULL::timestamptz FROM "OutboxMessage" WHERE "state" = 'queued' AND "sendAt" > ${now}`,
  },
  // The lease of a message in hand is PostgreSQL's time, and says nothing about since when it waits.
  {
    queue: 'outbox_sending',
    rows: Prisma.sql`SELECT NULL::timestamptz FROM "OutboxMessage" WHERE "state" = 'sending'`,
  },
  { queue: 'outbox_drafted', rows: messagesIn('drafted') },
  { queue: 'outbox_unknown', rows: messagesIn('unknown') },
  {
    queue: 'webhooks_out',
    // What waits for an endpoint that was stopped or removed is not late.
    rows: Prisma.sql`SELECT d."nextTryAt" FROM "WebhookEndpoint" e, LATERAL (
      SELECT "nextTryAt" FROM "WebhookDelivery" w WHERE w."businessId" = e."businessId" AND w."endpointId" = e."id"
        AND w."state" = 'waiting' AND w."nextTryAt" <= ${now} ORDER BY "nextTryAt" LIMIT ${COUNTED_MAX}) d
      WHERE e."disabledAt" IS NULL AND e."removedAt" IS NULL`,
  },
  { queue: 'clients', rows: due('Client', 'nextCheckAt', now) },
  { queue: 'reconcile', rows: due('Payment', 'nextReconcileAt', now) },
  { queue: 'refunds', rows: due('Refund', 'nextTryAt', now) },
  { queue: 'plans', rows: due('InstalmentPlan', 'nextCheckAt', now) },
  { queue: 'imports', rows: Prisma.sql`SELECT "createdAt" FROM "ImportRun" WHERE "state" IN ('queued', 'running')` },
  { queue: 'bulk', rows: Prisma.sql`SELECT "createdAt" FROM "BulkRun" WHERE "state" IN ('queued', 'running')` },
  { queue: 'dry_runs', rows: Prisma.sql`SELECT "asOf" FROM "DryRun" WHERE "state" IN ('queued', 'running')` },
  { queue: 'seals', rows: Prisma.sql`SELECT "at" FROM "TimelineUnsealed"` },
]

const due = (table: string, column: string, now: Date, more = Prisma.empty): Prisma.Sql =>
  Prisma.sql`SELECT ${Prisma.raw(`"${column}"`)} FROM ${Prisma.raw(`"${table}"`)} WHERE ${Prisma.raw(`"${column}"`)} <= ${now} ${more} ORDER BY 1`

/** Messages of one state have an index per business; there are few businesses. */
const messagesIn = (state: 'drafted' | 'unknown'): Prisma.Sql => Prisma.sql`
  SELECT m."createdAt" FROM "Business" b, LATERAL (
    SELECT "createdAt" FROM "OutboxMessage" o WHERE o."businessId" = b."id" AND o."state" = ${Prisma.raw(`'${state}'`)}
    LIMIT ${COUNTED_MAX}) m`
