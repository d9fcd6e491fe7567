import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { ContactRole } from '#app/db/generated/enums.ts'
import { clientsThat } from '#app/db/sql/client-filter.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import type { ClientFilter } from '#app/domain/client/client-filter.ts'
import type { Money } from '#app/domain/money.ts'
import { readKeyset, writeKeyset } from './keyset.ts'

export interface ClientRow {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly addressState: 'usable' | 'bounced' | 'complained' | 'missing'
  /** Who looks after them. */
  readonly caseOwner: string | null
  readonly openInvoices: number
  readonly overdueInvoices: number
  /** What is open, one sum per currency. */
  readonly open: readonly Money[]
}

export interface ClientFacts {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly phone: string | null
  readonly postalAddress: string | null
  readonly locale: string | null
  readonly timeZone: string | null
  /** As it must stand on invoices. */
  readonly taxNumber: string | null
  /** Days until a new invoice is due; null: as the business. */
  readonly termsDays: number | null
  /** `always` or `never` gets statements; null: as the business. */
  readonly statements: string | null
  /** The colleague who looks after them. */
  readonly caseOwner: { readonly id: string; readonly name: string } | null
  readonly lastContactAt: Date | null
  readonly contacts: readonly {
    readonly id: string
    readonly role: ContactRole
    readonly name: string | null
    readonly email: string
    readonly state: 'usable' | 'bounced' | 'complained'
  }[]
  readonly open: readonly Money[]
  /** Money received that no invoice has taken, one sum per currency. */
  readonly credit: readonly Money[]
}

interface Row {
  id: string
  name: string
  nameKey: string
  email: string | null
  addressState: ClientRow['addressState']
  caseOwner: string | null
  openInvoices: number
  overdueInvoices: number
  open: { currency: string; minor: string }[]
}

const PAGE_ROWS = 50
const anyName = /^[^~]*$/s

interface ClientQuery extends Partial<ClientFilter> {
  readonly search: string | null
  readonly after: string | null
  /** YYYY-MM-DD */
  readonly today: string
}

/** One page of clients by name. Only the shown clients' invoices are summed. */
export async function listClients(
  businessId: string,
  { after, today, view = 'all', search, caseOwner = null, policy = null }: ClientQuery,
): Promise<{ rows: ClientRow[]; next: string | null }> {
  const place = readKeyset(after, anyName)
  const day = parseDay(today)
  if (!day) throw new Error(`no day: ${today}`)
  const rows = await prisma.$queryRaw<Row[]>`
    WITH shown AS (
      SELECT c."id", c."name", c."nameKey", (
        SELECT u."name" FROM "User" u WHERE u."id" = c."caseOwnerId") AS "caseOwner" FROM "Client" c
      WHERE true ${clientsThat(businessId, { view, search, caseOwner, policy }, day)}
        ${place ? Prisma.sql`AND (c."nameKey", c."id") > (${decodeURIComponent(place.value)}, ${place.id}::uuid)` : Prisma.empty}
      ORDER BY c."nameKey", c."id" LIMIT ${PAGE_ROWS + 1})
    SELECT s.*, a."email", coalesce(a."state"::text, 'missing') AS "addressState",
      coalesce(sums."count", 0)::int AS "openInvoices", coalesce(sums."overdue", 0)::int AS "overdueInvoices", coalesce(sums."open", '[]') AS "open"
    FROM shown s
    LEFT JOIN LATERAL (
      SELECT t."email", t."state" FROM "Contact" t
      WHERE t."businessId" = ${businessId}::uuid AND t."clientId" = s."id" AND t."role" = 'bill_to'
      ORDER BY t."state" <> 'usable', t."createdAt" LIMIT 1) a ON true
    LEFT JOIN LATERAL (
      SELECT sum(o."n") AS "count", sum(o."late") AS "overdue", json_agg(json_build_object('currency', o."currency", 'minor', o."sum"::text)) AS "open"
      FROM (SELECT i."currency", count(*) AS "n", count(*) FILTER (WHERE i."dueOn" < ${today}::date) AS "late", sum(i."balanceMinor") AS "sum"
        FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND i."clientId" = s."id" AND i."state" = 'issued' GROUP BY 1) o) sums ON true
    ORDER BY s."nameKey", s."id"`
  const shown = rows.slice(0, PAGE_ROWS)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ nameKey: _, open, ...row }) => ({ ...row, open: open.map(sumOf) })),
    next:
      rows.length > PAGE_ROWS && last
        ? writeKeyset({ value: encodeURIComponent(last.nameKey).replaceAll('~', '%7E'), id: last.id })
        : null,
  }
}

const sumOf = ({ currency, minor }: { currency: string; minor: string }): Money => ({ currency, minor: BigInt(minor) })

/** One client with contacts and sums; null when the business has no such client. */
export async function readClientFacts(businessId: string, clientId: string): Promise<ClientFacts | null> {
  const [client, open, credit] = await Promise.all([
    prisma.client.findUnique({
      where: { businessId_id: { businessId, id: clientId } },
      include: {
        contacts: { orderBy: [{ role: 'asc' }, { createdAt: 'asc' }] },
        caseOwner: { select: { userId: true, user: { select: { name: true } } } },
      },
    }),
    prisma.invoice.groupBy({
      by: ['currency'],
      where: { businessId, clientId, state: 'issued' },
      _sum: { balanceMinor: true },
    }),
    prisma.ledgerEntry.groupBy({
      by: ['currency'],
      where: { businessId, clientId, account: 'unapplied' },
      _sum: { amountMinor: true },
    }),
  ])
  if (!client) return null
  const { id, name, code, phone, postalAddress, locale, timeZone, lastContactAt, contacts } = client
  const { taxNumber, termsDays, statements, caseOwner } = client
  return {
    ...{ id, name, code, phone, postalAddress, locale, timeZone, lastContactAt, taxNumber, termsDays, statements },
    caseOwner: caseOwner && { id: caseOwner.userId, name: caseOwner.user.name },
    contacts: contacts.map((contact) => ({
      id: contact.id,
      role: contact.role,
      name: contact.name,
      email: contact.email,
      state: contact.state,
    })),
    open: open.map(({ currency, _sum }) => ({ currency, minor: _sum.balanceMinor ?? 0n })),
    credit: credit
      .map(({ currency, _sum }) => ({ currency, minor: -(_sum.amountMinor ?? 0n) }))
      .filter(({ minor }) => minor > 0n),
  }
}
