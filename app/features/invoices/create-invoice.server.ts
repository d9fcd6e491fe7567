import { addDays, compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { EnterBy } from '#app/domain/dunning/enter-ladder.ts'
import { dueDate } from '#app/domain/invoice/payment-terms.ts'
import type { PaymentTerms } from '#app/domain/invoice/payment-terms.ts'
import { invoiceTotals } from '#app/domain/invoice/totals.ts'
import type { LineInput } from '#app/domain/invoice/totals.ts'
import { isReasonableAmount } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/timeline-event.ts'
import { dayToColumn } from '#app/db/calendar-day.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { findOrInsertClient } from '#app/db/write/clients.server.ts'
import type { NewClient } from '#app/db/write/clients.server.ts'
import { issueDraft } from '#app/db/write/invoices.server.ts'
import { newReferenceCode } from '#app/db/write/reference-code.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { newId } from '#app/ids.server.ts'

export interface NewInvoice {
  /** A client on file, or one to find or take in with this invoice. */
  readonly client: { readonly id: string } | { readonly inline: NewClient }
  readonly number: string
  /** Null: today in the business's zone. */
  readonly issuedOn: PlainDate | null
  readonly terms: PaymentTerms
  /** The terms as the client reads them. */
  readonly termsText: string | null
  /** Null: the business's own. */
  readonly currency: string | null
  readonly lines: readonly (LineInput & { readonly description: string })[]
  readonly purchaseOrder: string | null
  readonly description: string | null
  /** What paying early saves: basis points, and how long. `default`: what the business offers; null: nothing. */
  readonly earlyDiscount: EarlyDiscountTerms | 'default' | null
}

/** The last day on which a payment may begin, as a day or in days from the issue. */
export type EarlyDiscountTerms = { readonly bps: bigint } & ({ readonly until: PlainDate } | { readonly days: number })

interface CreateInvoice {
  readonly businessId: string
  readonly invoice: NewInvoice
  /** How an invoice that is to be owed at once enters the ladder; null leaves it a draft. */
  readonly issue: EnterBy | null
  readonly actor: string
  readonly now: Date
}

export type CreateInvoiceRefusal =
  | 'client_not_found'
  | 'client_ambiguous'
  | 'number_taken'
  | 'due_before_issued'
  | 'due_too_late'
  | 'discount_before_issued'
  | 'negative_total'
  | 'unreasonable_total'

/** Longer terms than anyone grants: surely a typing error. */
const TERMS_YEARS_MAX = 10

/** Writes an invoice, with its client where that is new, and issues it where asked. All or nothing. */
export async function createInvoice(call: CreateInvoice): Promise<Result<{ invoiceId: string }, CreateInvoiceRefusal>> {
  try {
    return await inTransaction((tx) => create(tx, call))
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('number_taken')
    throw error
  }
}

async function create(tx: Tx, call: CreateInvoice): Promise<Result<{ invoiceId: string }, CreateInvoiceRefusal>> {
  const { businessId, invoice, actor, now } = call
  const business = await tx.business.findUniqueOrThrow({ where: { id: businessId } })
  const issuedOn = invoice.issuedOn ?? todayIn(business.timeZone, instantOf(now))
  const dueOn = dueDate(invoice.terms, issuedOn)
  if (compareDays(dueOn, issuedOn) < 0) return refuse('due_before_issued')
  if (compareDays(dueOn, issuedOn.add({ years: TERMS_YEARS_MAX })) > 0) return refuse('due_too_late')
  const discount = discountOf(invoice, business, issuedOn)
  if (discount && compareDays(discount.until, issuedOn) < 0) return refuse('discount_before_issued')
  const currency = invoice.currency ?? business.currency
  const totals = invoiceTotals(invoice.lines, currency)
  if (totals.total.minor < 0n) return refuse('negative_total')
  const amounts = [totals.total, ...totals.lines.flatMap(({ amount, tax }) => [amount, tax])]
  if (!amounts.every(isReasonableAmount)) return refuse('unreasonable_total')
  const numberTaken = await tx.invoice.count({ where: { businessId, number: invoice.number } })
  if (numberTaken > 0) return refuse('number_taken')
  const client = await clientOf(tx, call)
  if (!client.ok) return client
  const clientId = client.value

  const invoiceId = newId()
  await tx.invoice.create({
    data: {
      businessId,
      id: invoiceId,
      clientId,
      number: invoice.number,
      state: 'draft',
      currency,
      totalMinor: totals.total.minor,
      issuedOn: dayToColumn(issuedOn),
      dueOn: dayToColumn(dueOn),
      terms: invoice.termsText,
      purchaseOrder: invoice.purchaseOrder,
      description: invoice.description,
      discountBps: discount && Number(discount.bps),
      discountUntil: discount && dayToColumn(discount.until),
      createdAt: now,
      referenceCode: newReferenceCode(),
    },
  })
  await tx.invoiceLine.createMany({
    data: invoice.lines.map((line, position) => ({
      businessId,
      invoiceId,
      position,
      description: line.description,
      quantity: line.quantity,
      unitMinor: line.unitAmount,
      taxRate: line.taxRate,
      amountMinor: totals.lines[position]?.amount.minor ?? 0n,
      taxMinor: totals.lines[position]?.tax.minor ?? 0n,
    })),
  })
  const data = { number: invoice.number, total: { ...moneyData(totals.total) } }
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'invoice.created', actor, at: now, data }])
  if (call.issue) await issueDraft(tx, { businessId, invoiceId, enterBy: call.issue, actor, now })
  return ok({ invoiceId })
}

function discountOf(
  { earlyDiscount }: NewInvoice,
  business: { discountBps: number | null; discountDays: number | null },
  issuedOn: PlainDate,
): { bps: bigint; until: PlainDate } | null {
  if (earlyDiscount === null) return null
  if (earlyDiscount !== 'default') {
    const until = 'until' in earlyDiscount ? earlyDiscount.until : addDays(issuedOn, earlyDiscount.days)
    return { bps: earlyDiscount.bps, until }
  }
  const { discountBps, discountDays } = business
  if (discountBps === null || discountDays === null) return null
  return { bps: BigInt(discountBps), until: addDays(issuedOn, discountDays) }
}

async function clientOf(
  tx: Tx,
  { businessId, invoice, actor, now }: CreateInvoice,
): Promise<Result<string, 'client_not_found' | 'client_ambiguous'>> {
  if ('inline' in invoice.client) return findOrInsertClient(tx, { businessId, actor, now }, invoice.client.inline)
  const { id } = invoice.client
  const known = await tx.client.count({ where: { businessId, id } })
  return known === 1 ? ok(id) : refuse('client_not_found')
}
