import type { Tx } from '#app/db/transaction.server.ts'
import { paymentId as asPaymentId } from '#app/domain/ids.ts'
import { takeCredit } from '#app/domain/ledger/client-credit.ts'
import type { CreditPart } from '#app/domain/ledger/post.ts'
import { negateMoney, sumMoney } from '#app/domain/money.ts'

/**
 * A client's credit in one currency, by the payment it was left of, the oldest first. What one payment has given back beyond
 * what it had left is taken off the others, so the parts sum to what the business owes the client.
 */
export async function readClientCredit(
  tx: Tx,
  { businessId, clientId, currency }: { businessId: string; clientId: string; currency: string },
): Promise<CreditPart[]> {
  const rows = await tx.ledgerEntry.groupBy({
    by: ['paymentId'],
    where: { businessId, clientId, currency, account: 'unapplied' },
    _sum: { amountMinor: true },
    _min: { recordedAt: true },
    orderBy: { _min: { recordedAt: 'asc' } },
  })
  const parts = rows.map(({ paymentId, _sum }) => ({
    paymentId: paymentId ? asPaymentId(paymentId) : null,
    amount: negateMoney({ minor: _sum.amountMinor ?? 0n, currency }),
  }))
  const owed = parts.filter(({ amount }) => amount.minor < 0n).map(({ amount }) => negateMoney(amount))
  const held = parts.filter(({ amount }) => amount.minor > 0n)
  return takeCredit(sumMoney(owed, currency), held).left
}

/** What refunds that are asked for and not on the books yet will take out of the client's credit. */
export async function readCreditSpokenFor(
  tx: Tx,
  { businessId, clientId, currency }: { businessId: string; clientId: string; currency: string },
): Promise<bigint> {
  const { _sum } = await tx.refund.aggregate({
    where: { businessId, clientId, currency, state: 'requested', effect: 'credit' },
    _sum: { amountMinor: true },
  })
  return _sum.amountMinor ?? 0n
}
