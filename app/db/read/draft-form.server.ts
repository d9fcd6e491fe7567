import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import { daysBetween } from '#app/domain/business-day.ts'
import type { TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { toDecimalString } from '#app/domain/money.ts'
import { toPercentString } from '#app/domain/percent.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'

export interface ClientChoice {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly termsDays: number | null
}

const CHOICES = 8

/** Whom an invoice may be for: those a search finds, or who was invoiced last; whoever is chosen stands first. */
export async function readClientChoices(
  businessId: string,
  { query, chosen }: { query: string; chosen: string | null },
): Promise<ClientChoice[]> {
  const key = nameKey(query)
  const found = key
    ? await prisma.client.findMany({
        where: { businessId, nameKey: { contains: key } },
        orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
        take: CHOICES,
        select: { id: true },
      })
    : await prisma.$queryRaw<{ id: string }[]>`
          SELECT "clientId" AS id FROM (
            SELECT "clientId", "id" FROM "Invoice" WHERE "businessId" = ${businessId}::uuid ORDER BY "id" DESC LIMIT 200
          ) latest GROUP BY 1 ORDER BY max("id"::text) DESC LIMIT ${CHOICES}`
  const ids = [...new Set([...(chosen ? [chosen] : []), ...found.map(({ id }) => id)])]
  const rows = await prisma.client.findMany({
    where: { businessId, id: { in: ids } },
    select: {
      id: true,
      name: true,
      termsDays: true,
      contacts: { where: { role: 'bill_to' }, orderBy: { createdAt: 'asc' }, take: 1, select: { email: true } },
    },
  })
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    return row ? [{ id, name: row.name, termsDays: row.termsDays, email: row.contacts[0]?.email ?? null }] : []
  })
}

export interface DraftDesk {
  readonly termsDays: number
  readonly notes: string | null
  readonly discount: { readonly percent: string; readonly days: number } | null
  readonly series: readonly { readonly id: string; readonly name: string; readonly pattern: string }[]
}

/** What new invoices of a business begin with, and the series they may be numbered by, the default first. */
export async function readDraftDesk(businessId: string): Promise<DraftDesk> {
  const business = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { termsDays: true, invoiceNotes: true, discountBps: true, discountDays: true },
  })
  const series = await prisma.numberSeries.findMany({
    where: { businessId, archivedAt: null },
    orderBy: [{ isDefault: 'desc' }, { name: 'asc' }],
    select: { id: true, name: true, pattern: true },
  })
  const { termsDays, invoiceNotes: notes, discountBps, discountDays } = business
  const discount =
    discountBps === null || discountDays === null
      ? null
      : { percent: toPercentString(BigInt(discountBps)), days: discountDays }
  return { termsDays, notes, discount, series }
}

export interface WrittenDraft {
  readonly state: InvoiceState
  readonly number: string
  readonly typed: TypedDraft
  readonly files: readonly { readonly id: string; readonly filename: string; readonly size: number }[]
}

/** An invoice as it would have been typed, to be edited or written once more; null where there is none. */
export async function readWrittenDraft(businessId: string, invoiceId: string): Promise<WrittenDraft | null> {
  const row = await prisma.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: { lines: { orderBy: { position: 'asc' } }, files: { orderBy: { addedAt: 'asc' } } },
  })
  if (!row) return null
  const { currency, discountBps, discountUntil } = row
  const percentOf = (bps: number) => (bps === 0 ? '' : toPercentString(BigInt(bps)))
  const issuedOn = dayFromColumn(row.issuedOn)
  const dueOn = dayFromColumn(row.dueOn)
  return {
    state: row.state,
    number: row.number,
    files: row.files.map(({ id, filename, size }) => ({ id, filename, size })),
    typed: {
      client: row.clientId,
      ...{ clientQuery: '', newName: '', newEmail: '', newContact: '', newAddress: '' },
      number: row.numberPending ? '' : row.number,
      seriesId: row.seriesId ?? '',
      issuedOn: issuedOn.toString(),
      terms: row.terms ?? dueOn.toString(),
      currency,
      taxInclusive: row.taxInclusive,
      rebate: percentOf(row.rebateBps),
      earlyPercent: discountBps === null ? '' : percentOf(discountBps),
      earlyDays: discountUntil ? String(daysBetween(issuedOn, dayFromColumn(discountUntil))) : '',
      purchaseOrder: row.purchaseOrder ?? '',
      description: row.description ?? '',
      notes: row.notes ?? '',
      lines: row.lines.map((line) => ({
        description: line.description,
        quantity: line.quantity.toString(),
        unit: toDecimalString({ minor: line.unitMinor, currency }),
        taxRate: line.taxRate.toString() === '0' ? '' : line.taxRate.toString(),
        discount: percentOf(line.discountBps),
      })),
    },
  }
}
