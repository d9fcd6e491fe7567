import { parseTerms } from '#app/domain/invoice/payment-terms.ts'
import type { PaymentTerms } from '#app/domain/invoice/payment-terms.ts'
import { parsePercent } from '#app/domain/percent.ts'
import type { WrittenInvoice } from '#app/features/invoices/draft-content.server.ts'
import type { DraftChange } from '#app/features/invoices/patch-draft.server.ts'
import type { NewInvoiceBody, PatchInvoiceBody } from './invoice-schema.ts'
import { invalidField } from './problem.ts'
import type { Problem } from './problem.ts'

/** What the schema could not judge alone: the words of the terms, and one currency for all lines. */
export function newInvoiceOf(body: NewInvoiceBody): WrittenInvoice | Problem {
  const terms = termsOf(body)
  if (!terms) return termsProblem
  const lines = linesOf(body.lines, body.currency ?? null)
  if ('problem' in lines) return lines.problem
  return {
    client: body.client ? { inline: body.client } : { id: body.clientId ?? '' },
    number: body.number ?? null,
    ...(body.seriesId !== undefined && { seriesId: body.seriesId }),
    issuedOn: body.issuedOn ?? null,
    terms,
    termsText: body.terms ?? null,
    currency: lines.currency,
    lines: lines.lines,
    pricing: { taxInclusive: body.taxInclusive ?? false, rebateBps: bpsOf(body.discountPercent ?? '0') },
    purchaseOrder: body.purchaseOrder ?? null,
    description: body.description ?? null,
    ...(body.notes !== undefined && { notes: body.notes }),
    earlyDiscount: body.earlyDiscount === undefined ? 'default' : discountOf(body.earlyDiscount),
  }
}

/** The same for a change: what was left out stays out. */
export function patchOf(body: PatchInvoiceBody): DraftChange | Problem {
  if (body.clientId !== undefined && body.client !== undefined)
    return invalidField('clientId', 'say either clientId or client')
  const terms = body.terms === undefined && body.dueOn === undefined ? undefined : termsOf(body)
  if (terms === null) return termsProblem
  const lines = body.lines && linesOf(body.lines, body.currency ?? null)
  if (lines && 'problem' in lines) return lines.problem
  const currency = lines?.currency ?? body.currency
  return {
    ...(body.client && { client: { inline: body.client } }),
    ...(body.clientId !== undefined && { client: { id: body.clientId } }),
    ...(body.number !== undefined && { number: body.number }),
    ...(body.seriesId !== undefined && { seriesId: body.seriesId, number: null }),
    ...(body.issuedOn !== undefined && { issuedOn: body.issuedOn }),
    ...(terms && { terms, termsText: body.terms ?? null }),
    ...(currency && { currency }),
    ...(lines && { lines: lines.lines }),
    ...(body.taxInclusive !== undefined && { taxInclusive: body.taxInclusive }),
    ...(body.discountPercent !== undefined && { rebateBps: bpsOf(body.discountPercent) }),
    ...(body.purchaseOrder !== undefined && { purchaseOrder: body.purchaseOrder }),
    ...(body.description !== undefined && { description: body.description }),
    ...(body.notes !== undefined && { notes: body.notes }),
    ...(body.earlyDiscount !== undefined && { earlyDiscount: discountOf(body.earlyDiscount) }),
  }
}

const termsProblem = invalidField('terms', 'is not understood; say "Net 30", "30 days EOM", "Due on receipt" or dueOn')

const termsOf = ({ dueOn, terms }: Pick<PatchInvoiceBody, 'dueOn' | 'terms'>): PaymentTerms | null =>
  dueOn ? { kind: 'fixed', dueOn } : parseTerms(terms ?? '')

export const bpsOf = (percent: string): number => Number(parsePercent(percent) ?? 0n)

/** The lines in the domain’s words, and the one currency they are in; null: none is named. */
export function linesOf(body: NewInvoiceBody['lines'], named: string | null) {
  const currency = named ?? body.find(({ unitAmount }) => unitAmount.currency)?.unitAmount.currency ?? null
  const stray = body.findIndex(({ unitAmount }) => unitAmount.currency !== null && unitAmount.currency !== currency)
  if (stray >= 0) {
    return { problem: invalidField(`lines.${stray}.unitAmount.currency`, 'is not the currency of the invoice') }
  }
  const lines = body.map(({ discountPercent, unitAmount, ...line }) => ({
    ...line,
    unitAmount: BigInt(unitAmount.amount),
    discountBps: bpsOf(discountPercent),
  }))
  return { currency, lines }
}

function discountOf(offer: NonNullable<NewInvoiceBody['earlyDiscount']> | null): WrittenInvoice['earlyDiscount'] {
  if (!offer) return null
  const bps = parsePercent(offer.percent) ?? 0n
  return offer.until ? { bps, until: offer.until } : { bps, days: offer.days ?? 0 }
}
