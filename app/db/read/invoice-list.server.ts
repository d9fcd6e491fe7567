import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { invoicesThat, isInherited } from '#app/db/sql/invoice-filter.server.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { InvoiceFilter } from '#app/domain/invoice/invoice-filter.ts'
import { isOpenView } from '#app/domain/invoice/invoice-view.ts'
import type { InvoiceSort } from '#app/domain/invoice/invoice-view.ts'
import type { Money } from '#app/domain/money.ts'
import { readKeyset, writeKeyset } from './keyset.ts'
import type { Keyset } from './keyset.ts'

export interface InvoiceQuery extends InvoiceFilter {
  readonly sort: InvoiceSort
  /** Only these, e.g. what a search found. */
  readonly ids: readonly string[] | null
  readonly after: string | null
  readonly today: PlainDate
  readonly limit?: number
}

export interface InvoiceRow {
  readonly id: string
  readonly number: string
  readonly clientId: string
  readonly clientName: string
  readonly state: InvoiceState
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly total: Money
  readonly balance: Money
  readonly settledAt: Date | null
}

interface Row {
  id: string
  number: string
  clientId: string
  clientName: string
  state: InvoiceState
  currency: string
  issuedOn: Date
  dueOn: Date
  totalMinor: bigint
  balanceMinor: bigint
  settledAt: Date | null
  place: string
}

interface Order {
  /** What the list is sorted by, as SQL and as text in the address. */
  readonly by: Prisma.Sql
  readonly text: Prisma.Sql
  readonly shape: RegExp
  readonly cast: Prisma.Sql
  readonly down: boolean
}

const orders = {
  due: {
    by: Prisma.sql`i."dueOn"`,
    text: Prisma.sql`i."dueOn"::text`,
    shape: /^\d{4}-\d{2}-\d{2}$/,
    cast: Prisma.sql`date`,
    down: false,
  },
  latest: {
    by: Prisma.sql`i."dueOn"`,
    text: Prisma.sql`i."dueOn"::text`,
    shape: /^\d{4}-\d{2}-\d{2}$/,
    cast: Prisma.sql`date`,
    down: true,
  },
  balance: {
    by: Prisma.sql`i."balanceMinor"`,
    text: Prisma.sql`i."balanceMinor"::text`,
    shape: /^\d{1,18}$/,
    cast: Prisma.sql`bigint`,
    down: true,
  },
  settled: {
    by: Prisma.sql`i."settledAt"`,
    text: Prisma.sql`(extract(epoch from i."settledAt") * 1000)::bigint::text`,
    shape: /^\d{1,15}$/,
    cast: Prisma.sql`bigint`,
    down: true,
  },
  client: {
    by: Prisma.sql`c."nameKey"`,
    // The mark between value and id may stand in a name.
    text: Prisma.sql`replace(replace(c."nameKey", '%', '%25'), '~', '%7E')`,
    shape: /^[^~]*$/s,
    cast: Prisma.sql`text`,
    down: false,
  },
  next: {
    by: Prisma.sql`c."nextCheckAt"`,
    text: Prisma.sql`(extract(epoch from c."nextCheckAt") * 1000)::bigint::text`,
    shape: /^\d{1,15}$/,
    cast: Prisma.sql`bigint`,
    down: false,
  },
  newest: { by: Prisma.sql`i."id"`, text: Prisma.sql`'n'`, shape: /^n$/, cast: Prisma.sql`text`, down: true },
} satisfies Record<string, Order>

const PAGE_ROWS = 50

/**
 * One page of invoices. Every view and order has an index of its own, so a page costs the same among a hundred and among
 * a million; nothing is counted. `next` is the `after` of the following page, null on the last.
 */
export async function listInvoices(
  businessId: string,
  query: InvoiceQuery,
): Promise<{ rows: InvoiceRow[]; next: string | null }> {
  const order = orderOf(query)
  const limit = query.limit ?? PAGE_ROWS
  const after = readKeyset(query.after, order.shape)
  const direction = order.down ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const byId = order === orders.newest
  const inherits = await isInherited(businessId, query.policy)
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT i."id", i."number", i."clientId", c."name" AS "clientName", i."state"::text AS "state", i."currency", i."issuedOn",
      i."dueOn", i."totalMinor", i."balanceMinor", i."settledAt", ${order.text} AS "place"
    FROM "Invoice" i JOIN "Client" c ON c."businessId" = i."businessId" AND c."id" = i."clientId"
    WHERE true ${invoicesThat(businessId, query, query.today, { inherits })}
      ${order === orders.next ? Prisma.sql`AND c."businessId" = ${businessId}::uuid AND c."nextCheckAt" IS NOT NULL` : Prisma.empty}
      ${query.ids ? Prisma.sql`AND i."id" = ANY(${query.ids}::uuid[])` : Prisma.empty}
      ${after ? behind(order, after) : Prisma.empty}
    ORDER BY ${byId ? Prisma.empty : Prisma.sql`${order.by} ${direction},`} i."id" ${direction}
    LIMIT ${limit + 1}`
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(invoiceRow),
    next: rows.length > limit && last ? writeKeyset({ value: last.place, id: last.id }) : null,
  }
}

function orderOf({ view, sort }: InvoiceQuery): Order {
  if (view === 'paid') return orders.settled
  return isOpenView(view) ? orders[sort] : orders.newest
}

function behind(order: Order, { value, id }: Keyset): Prisma.Sql {
  const sign = order.down ? Prisma.sql`<` : Prisma.sql`>`
  if (order === orders.newest) return Prisma.sql`AND i."id" ${sign} ${id}::uuid`
  const place = order === orders.client ? Prisma.sql`${decodeName(value)}` : placeOf(order, value)
  // A pair of two tables goes through no index; its first half does.
  const isOfClient = order === orders.client || order === orders.next
  const from = isOfClient ? Prisma.sql`AND ${order.by} >= ${place}` : Prisma.empty
  return Prisma.sql`${from} AND (${order.by}, i."id") ${sign} (${place}, ${id}::uuid)`
}

const placeOf = (order: Order, value: string) =>
  order === orders.settled || order === orders.next
    ? Prisma.sql`to_timestamp(${value}::bigint / 1000.0)`
    : Prisma.sql`${value}::${order.cast}`

const decodeName = (text: string) => text.replaceAll('%7E', '~').replaceAll('%25', '%')

const invoiceRow = ({ currency, totalMinor, balanceMinor, place: _, ...row }: Row): InvoiceRow => ({
  ...row,
  issuedOn: dayFromColumn(row.issuedOn),
  dueOn: dayFromColumn(row.dueOn),
  total: { minor: totalMinor, currency },
  balance: { minor: balanceMinor, currency },
})
