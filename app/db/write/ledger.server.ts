import type { PlainDate } from '#app/domain/business-day.ts'
import type { Posting } from '#app/domain/ledger/post.ts'
import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { doubtCheckouts } from './doubt-checkouts.server.ts'

export interface PostingPlace {
  readonly businessId: string
  readonly clientId: string
  /** The day the books know it by. */
  readonly occurredOn: PlainDate
  readonly recordedAt: Date
}

/**
 * Appends postings to the ledger; the invoices' balances follow by trigger. A posting key that exists already is a
 * unique violation and fails the transaction: callers decide under a lock whether a posting is still to be made. Checkouts
 * that are open for an invoice which now owes less are looked at again (P18).
 */
export const appendPostings = (tx: Tx, { clientId, ...place }: PostingPlace, postings: readonly Posting[]) =>
  appendPostingsOf(tx, place, [{ clientId, postings }])

/** The same for several clients at once. */
export async function appendPostingsOf(
  tx: Tx,
  { businessId, occurredOn, recordedAt }: Omit<PostingPlace, 'clientId'>,
  clients: readonly { clientId: string; postings: readonly Posting[] }[],
): Promise<void> {
  const rows = clients.flatMap(({ clientId, postings }) =>
    postings.flatMap(({ key, entries }) =>
      entries.map(({ account, amount, invoiceId, paymentId }, line) => ({
        ...{ businessId, postingKey: key, line, account, clientId },
        ...{ amountMinor: amount.minor.toString(), currency: amount.currency },
        ...{ invoiceId: invoiceId ?? null, paymentId: paymentId ?? null },
        ...{ occurredOn: occurredOn.toString(), recordedAt: recordedAt.toISOString() },
      })),
    ),
  )
  await insertRows(tx, 'LedgerEntry', rows)
  const lowered = clients.flatMap(({ postings }) =>
    postings.flatMap(({ entries }) =>
      entries.flatMap(({ account, amount, invoiceId }) =>
        account === 'receivable' && amount.minor < 0n && invoiceId ? [invoiceId] : [],
      ),
    ),
  )
  await doubtCheckouts(tx, { businessId, invoiceIds: [...new Set(lowered)], now: recordedAt })
}
