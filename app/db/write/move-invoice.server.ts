import type { Tx } from '#app/db/transaction.server.ts'
import { invoiceStates, nextInvoiceState, type InvoiceEvent } from '#app/domain/invoice/invoice-state.ts'
import { endFollowUp } from './end-follow-up.server.ts'

const leaves: Partial<Record<InvoiceEvent, string>> = {
  settle: 'the invoice is settled',
  void: 'the invoice was voided',
  write_off: 'the invoice was written off',
}

/**
 * Moves invoices by one event, compare-and-set: those in a state that does not know the event stay as they are. What leaves
 * the chase takes its letters and calls along (R22). The caller holds the client's lock.
 */
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
  const reason = leaves[event]
  if (reason && ids.length > 0) await endFollowUp(tx, { businessId, invoiceIds: ids, reason, now: at })
}
