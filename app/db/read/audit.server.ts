import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { addDays, startOfDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import { auditKinds } from '#app/domain/timeline/audit-kinds.ts'
import type { AuditKind } from '#app/domain/timeline/audit-kinds.ts'
import { isTimelineType } from '#app/domain/timeline/describe-event.ts'
import type { TimelineEvent } from '#app/domain/timeline/timeline-event.ts'
import { readActors } from './history.server.ts'
import { readKeyset, writeKeyset } from './keyset.ts'

export interface AuditFilter {
  /** `people` (and keys), `all`, or one actor: `user:<id>`, `api:<id>`, `client`, `provider`, `system`. */
  readonly who: string
  readonly kind: AuditKind | null
  /** Days of the business, both included. */
  readonly from: PlainDate | null
  readonly until: PlainDate | null
  /** Begins a number, is part of a client's name, or stands in what was recorded. */
  readonly text: string
  readonly timeZone: string
}

export interface AuditEntry {
  readonly id: string
  readonly at: Date
  readonly actor: string
  readonly event: TimelineEvent
  readonly client: { readonly id: string; readonly name: string } | null
  readonly invoice: { readonly id: string; readonly number: string } | null
}

interface Row {
  id: string
  at: Date
  actor: string
  type: string
  data: unknown
  clientId: string | null
  clientName: string | null
  invoiceId: string | null
  number: string | null
}

/** One page, newest first. `after` is the `next` of the page before. */
export async function readAudit(
  businessId: string,
  filter: AuditFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const place = readKeyset(after, /^\d{1,15}$/)
  const found = await prisma.$queryRaw<Row[]>`
    SELECT e."id", e."at", e."actor", e."type", e."data", c."id" AS "clientId", c."name" AS "clientName", i."id" AS "invoiceId", i."number"
    FROM "TimelineEvent" e
    LEFT JOIN "Client" c ON c."businessId" = e."businessId" AND c."id" = e."clientId"
    LEFT JOIN "Invoice" i ON i."businessId" = e."businessId" AND i."id" = e."invoiceId"
    WHERE e."businessId" = ${businessId}::uuid ${Prisma.join(await conditions(businessId, filter), ' ')}
      ${place ? Prisma.sql`AND (e."at", e."id") < (${new Date(Number(place.value))}, ${place.id}::uuid)` : Prisma.empty}
    ORDER BY e."at" DESC, e."id" DESC LIMIT ${limit + 1}`
  const shown = found.slice(0, limit)
  const names = await readActors(
    businessId,
    shown.map(({ actor }) => actor),
  )
  const last = shown.at(-1)
  return {
    entries: shown.flatMap(({ type, data, actor, clientId, clientName, invoiceId, number, ...row }) =>
      isTimelineType(type)
        ? [
            {
              ...row,
              actor: names.get(actor) ?? actor,
              event: { type, data } as unknown as TimelineEvent,
              client: clientId ? { id: clientId, name: clientName ?? '' } : null,
              invoice: invoiceId ? { id: invoiceId, number: number ?? '' } : null,
            },
          ]
        : [],
    ),
    next: found.length > limit && last ? writeKeyset({ value: `${last.at.getTime()}`, id: last.id }) : null,
  }
}

async function conditions(businessId: string, filter: AuditFilter): Promise<Prisma.Sql[]> {
  const { who, kind, from, until, text, timeZone } = filter
  return [
    whoActed(who),
    kind ? Prisma.sql`AND (${Prisma.join(beginnings(kind), ' OR ')})` : Prisma.empty,
    from ? Prisma.sql`AND e."at" >= ${instant(from, timeZone)}` : Prisma.empty,
    until ? Prisma.sql`AND e."at" < ${instant(addDays(until, 1), timeZone)}` : Prisma.empty,
    text ? await aboutText(businessId, text) : Prisma.empty,
  ]
}

const instant = (day: PlainDate, timeZone: string) => new Date(startOfDay(day, timeZone).epochMilliseconds)

function whoActed(who: string): Prisma.Sql {
  if (who === 'all') return Prisma.empty
  // Word for word the condition of the index.
  if (who === 'people') return Prisma.sql`AND (e."actor" LIKE 'user:%' OR e."actor" LIKE 'api:%')`
  return Prisma.sql`AND e."actor" = ${who}`
}

const beginnings = (kind: AuditKind) =>
  auditKinds[kind].begins.map((begin) => Prisma.sql`starts_with(e."type", ${begin})`)

/** Invoices and clients are found first, through their indexes; the rest is looked for in what was recorded. */
async function aboutText(businessId: string, text: string): Promise<Prisma.Sql> {
  const escaped = nameKey(text).replace(/[\\%_]/g, '\\$&')
  const about = await prisma.$queryRaw<{ id: string }[]>`
    (SELECT "id" FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND lower("number") LIKE ${`${escaped}%`} LIMIT 100)
    UNION ALL
    (SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "nameKey" LIKE ${`%${escaped}%`} LIMIT 100)`
  const ids = about.map(({ id }) => id)
  return Prisma.sql`AND (e."invoiceId" = ANY(${ids}::uuid[]) OR e."clientId" = ANY(${ids}::uuid[]) OR lower(e."data"::text) LIKE ${`%${escaped}%`})`
}
