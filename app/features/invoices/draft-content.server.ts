import type { Tx } from '#app/db/transaction.server.ts'
import { findOrInsertClient } from '#app/db/write/clients.server.ts'
import type { NewClient } from '#app/db/write/clients.server.ts'
import type { DraftContent } from '#app/db/write/draft-invoice.server.ts'
import { defaultSeries } from '#app/db/write/number-series.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { checkDraft } from '#app/domain/invoice/check-draft.ts'
import type { DraftRefusal, EarlyDiscountTerms } from '#app/domain/invoice/check-draft.ts'
import type { PaymentTerms } from '#app/domain/invoice/payment-terms.ts'
import type { LineInput, Pricing } from '#app/domain/invoice/totals.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** What somebody wrote down to be invoiced. */
export interface WrittenInvoice {
  /** A client on file, or one to find or take in with this invoice. */
  readonly client: { readonly id: string } | { readonly inline: NewClient }
  /** Null: the next one of its series, once it is issued. */
  readonly number: string | null
  /** Left out: the business's default series. */
  readonly seriesId?: string
  /** Null: today in the business's zone. */
  readonly issuedOn: PlainDate | null
  /** Null: the client's own, else the business's. */
  readonly terms: PaymentTerms | null
  /** The terms as the client reads them. */
  readonly termsText: string | null
  /** Null: the business's own. */
  readonly currency: string | null
  readonly lines: readonly (LineInput & { readonly description: string })[]
  /** Left out: taxes come on top, and nothing is taken off. */
  readonly pricing?: Pricing
  readonly purchaseOrder: string | null
  readonly description: string | null
  /** Left out: what stands below every invoice of the business. */
  readonly notes?: string | null
  /** What paying early saves. `default`: what the business offers; null: nothing. */
  readonly earlyDiscount: EarlyDiscountTerms | 'default' | null
}

export type ContentRefusal =
  DraftRefusal | 'client_not_found' | 'client_ambiguous' | 'number_taken' | 'series_not_found'

interface Reading {
  readonly businessId: string
  readonly invoice: WrittenInvoice
  /** The draft that is written anew; left out: there is none yet. */
  readonly invoiceId?: string
  readonly actor: string
  readonly now: Date
}

/** What is written, checked and completed by what the business does unless told otherwise; its client is taken in where new. */
export async function readContent(tx: Tx, reading: Reading): Promise<Result<DraftContent, ContentRefusal>> {
  const { businessId, invoice, invoiceId, now } = reading
  const { lines, number, pricing = { taxInclusive: false, rebateBps: 0 } } = invoice
  const business = await tx.business.findUniqueOrThrow({ where: { id: businessId }, omit: { logo: true } })
  const today = todayIn(business.timeZone, instantOf(now))
  const issuedOn = invoice.issuedOn ?? today
  const currency = invoice.currency ?? business.currency
  const earlyDiscount = discountOf(invoice, business)
  const { terms, termsText } = await termsOf(tx, reading, business.termsDays)
  const checked = checkDraft({ issuedOn, terms, currency, lines, pricing, earlyDiscount })
  if (!checked.ok) return checked
  if (number !== null) {
    const others = { businessId, number, ...(invoiceId !== undefined && { id: { not: invoiceId } }) }
    if ((await tx.invoice.count({ where: others })) > 0) return refuse('number_taken')
  }
  const seriesId = number === null ? await seriesOf(tx, businessId, invoice, today) : null
  if (number === null && seriesId === null) return refuse('series_not_found')
  const client = await clientOf(tx, reading)
  if (!client.ok) return client
  return ok({
    clientId: client.value,
    numbering: seriesId === null ? { number: number ?? '' } : { seriesId },
    ...{ currency, issuedOn, lines, pricing },
    checked: checked.value,
    terms: termsText,
    purchaseOrder: invoice.purchaseOrder,
    description: invoice.description,
    notes: invoice.notes === undefined ? business.invoiceNotes : invoice.notes,
  })
}

async function termsOf(
  tx: Tx,
  { businessId, invoice: { client, terms, termsText } }: Reading,
  businessDays: number,
): Promise<{ terms: PaymentTerms; termsText: string | null }> {
  if (terms) return { terms, termsText }
  const own =
    'id' in client
      ? await tx.client.findUnique({
          where: { businessId_id: { businessId, id: client.id } },
          select: { termsDays: true },
        })
      : null
  const days = own?.termsDays ?? businessDays
  return { terms: { kind: 'net', days }, termsText: `Net ${days}` }
}

function discountOf(
  { earlyDiscount }: WrittenInvoice,
  { discountBps, discountDays }: { discountBps: number | null; discountDays: number | null },
): EarlyDiscountTerms | null {
  if (earlyDiscount !== 'default') return earlyDiscount
  return discountBps === null || discountDays === null ? null : { bps: BigInt(discountBps), days: discountDays }
}

async function seriesOf(
  tx: Tx,
  businessId: string,
  { seriesId }: WrittenInvoice,
  today: PlainDate,
): Promise<string | null> {
  if (seriesId === undefined) return defaultSeries(tx, businessId, today)
  const known = await tx.numberSeries.count({ where: { businessId, id: seriesId, archivedAt: null } })
  return known === 1 ? seriesId : null
}

async function clientOf(
  tx: Tx,
  { businessId, invoice, actor, now }: Reading,
): Promise<Result<string, 'client_not_found' | 'client_ambiguous'>> {
  if ('inline' in invoice.client) return findOrInsertClient(tx, { businessId, actor, now }, invoice.client.inline)
  const { id } = invoice.client
  const known = await tx.client.count({ where: { businessId, id } })
  return known === 1 ? ok(id) : refuse('client_not_found')
}
