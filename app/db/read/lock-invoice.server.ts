import type { Tx } from '#app/db/transaction.server.ts'
import { lockClient } from './dunning-facts.server.ts'

/** Takes the lock of an invoice's client and reads the invoice as it then stands; null where there is none. */
export async function lockInvoice(tx: Tx, businessId: string, invoiceId: string) {
  const where = { businessId_id: { businessId, id: invoiceId } }
  const found = await tx.invoice.findUnique({ where, select: { clientId: true } })
  if (!found || !(await lockClient(tx, businessId, found.clientId))) return null
  return tx.invoice.findUnique({ where })
}
