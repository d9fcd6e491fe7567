import type { Tx } from '#app/db/transaction.server.ts'
import { invoiceStates, nextInvoiceState, type InvoiceEvent } from '#app/domain/invoice/invoice-state.ts'

/** Moves invoices by one event, compare-and-set: those in a state that does not know the event stay as they are. */
export async function moveInvoices(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  event: InvoiceEvent,
  at: Date,
): Promise<void> {
  for (const state of invoiceStates) {
    const next = nextInvoiceState(state, event)
    if (next === null || ids.length === 0) continue
    await tx.invoice.updateMany({
      where: { businessId, id: { in: [...ids] }, state },
      data: { state: next, settledAt: next === 'settled' ? at : null },
    })
  }
}
