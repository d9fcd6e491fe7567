import type { Tx } from '#app/db/transaction.server.ts'
import { versionOf } from './entity-tag.ts'

const content = {
  ...{ number: true, state: true, clientId: true, currency: true, issuedOn: true, dueOn: true, terms: true },
  ...{ purchaseOrder: true, description: true, notes: true, seriesId: true, taxInclusive: true, rebateBps: true },
  ...{ discountBps: true, discountUntil: true, totalMinor: true },
  lines: { orderBy: { position: 'asc' }, omit: { businessId: true, invoiceId: true } },
} as const

/** What is stored of an invoice and can be changed by PATCH while it is a draft. */
export async function readInvoiceVersion(db: Tx, businessId: string, id: string): Promise<string | null> {
  const row = await db.invoice.findUnique({ where: { businessId_id: { businessId, id } }, select: content })
  return row && versionOf(row)
}
