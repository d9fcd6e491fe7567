import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { parseTerms } from '#app/domain/invoice/payment-terms.ts'
import { refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { WrittenInvoice } from './draft-content.server.ts'
import { editDraft } from './edit-draft.server.ts'
import type { DraftRefusal } from './edit-draft.server.ts'

/** What is to be said otherwise; what is left out stays. */
export type DraftChange = Partial<Omit<WrittenInvoice, 'pricing'>> & {
  readonly taxInclusive?: boolean
  readonly rebateBps?: number
}

/** Changes some of a draft. */
export async function patchDraft(call: {
  businessId: string
  invoiceId: string
  change: DraftChange
  isAsRead?: (tx: Tx) => Promise<boolean>
  actor: string
  now: Date
}): Promise<Result<null, DraftRefusal>> {
  const { businessId, invoiceId, change, ...rest } = call
  const row = await prisma.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: { lines: { orderBy: { position: 'asc' } } },
  })
  if (!row) return refuse('not_found')
  const dueOn = dayFromColumn(row.dueOn)
  const { taxInclusive = row.taxInclusive, rebateBps = row.rebateBps, ...said } = change
  const invoice: WrittenInvoice = {
    client: { id: row.clientId },
    number: row.numberPending ? null : row.number,
    ...(row.seriesId !== null && { seriesId: row.seriesId }),
    issuedOn: dayFromColumn(row.issuedOn),
    terms: (row.terms === null ? null : parseTerms(row.terms)) ?? { kind: 'fixed', dueOn },
    termsText: row.terms,
    currency: row.currency,
    lines: row.lines.map((line) => ({
      ...{ description: line.description, quantity: line.quantity.toString(), taxRate: line.taxRate.toString() },
      ...{ unitAmount: line.unitMinor, discountBps: line.discountBps },
    })),
    purchaseOrder: row.purchaseOrder,
    description: row.description,
    notes: row.notes,
    earlyDiscount:
      row.discountBps === null || !row.discountUntil
        ? null
        : { bps: BigInt(row.discountBps), until: dayFromColumn(row.discountUntil) },
    ...said,
    pricing: { taxInclusive, rebateBps },
  }
  return editDraft({ businessId, invoiceId, invoice, files: [], removeFiles: [], ...rest })
}
