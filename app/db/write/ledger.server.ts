import type { PlainDate } from '#app/domain/business-day.ts'
import type { Posting } from '#app/domain/ledger/post.ts'
import { dayToColumn } from '#app/db/calendar-day.ts'
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
export async function appendPostings(tx: Tx, place: PostingPlace, postings: readonly Posting[]): Promise<void> {
  const { businessId, clientId, recordedAt } = place
  const occurredOn = dayToColumn(place.occurredOn)
  await tx.ledgerEntry.createMany({
    data: postings.flatMap(({ key, entries }) =>
      entries.map(({ account, amount, invoiceId, paymentId }, line) => ({
        businessId,
        postingKey: key,
        line,
        account,
        amountMinor: amount.minor,
        currency: amount.currency,
        clientId,
        invoiceId: invoiceId ?? null,
        paymentId: paymentId ?? null,
        occurredOn,
        recordedAt,
      })),
    ),
  })
  const lowered = postings.flatMap(({ entries }) =>
    entries.flatMap(({ account, amount, invoiceId }) =>
      account === 'receivable' && amount.minor < 0n && invoiceId ? [invoiceId] : [],
    ),
  )
  await doubtCheckouts(tx, { businessId, invoiceIds: [...new Set(lowered)], now: recordedAt })
}
