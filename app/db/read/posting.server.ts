import type { Tx } from '#app/db/transaction.server.ts'
import { invoiceId as asInvoiceId, paymentId as asPaymentId } from '#app/domain/ids.ts'
import { posting } from '#app/domain/ledger/post.ts'
import type { Posting } from '#app/domain/ledger/post.ts'

/** A posting as it stands in the ledger; null: it was never made, or has been reversed. */
export async function readStandingPosting(tx: Tx, businessId: string, key: string): Promise<Posting | null> {
  const rows = await tx.ledgerEntry.findMany({
    where: { businessId, postingKey: { in: [key, `reversal/${key}`] } },
    orderBy: { line: 'asc' },
  })
  if (rows.length === 0 || rows.some(({ postingKey }) => postingKey !== key)) return null
  return posting(
    key,
    rows.map(({ account, invoiceId, paymentId, amountMinor, currency }) => ({
      account,
      amount: { minor: amountMinor, currency },
      ...(invoiceId && { invoiceId: asInvoiceId(invoiceId) }),
      ...(paymentId && { paymentId: asPaymentId(paymentId) }),
    })),
  )
}
