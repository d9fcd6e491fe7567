import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readEarlyDiscounts } from '#app/db/read/early-discounts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { promisedDiscount } from '#app/domain/invoice/early-discount.ts'
import type { InvoicePart } from '#app/domain/ledger/post.ts'
import { compareMoney, isPositive, isReasonableAmount, sumMoney } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { bookManualPayment } from './book-manual-payment.server.ts'
import type { ManualPaymentFacts } from './book-manual-payment.server.ts'

export interface ClientPayment extends ManualPaymentFacts {
  /** Which invoices it pays, and how much of each; what is left of it stays the client's credit. */
  parts: readonly InvoicePart[]
}

export type ClientPaymentRefusal = 'bad_amount' | 'above_amount' | 'not_payable' | 'above_balance'

/**
 * Money that arrived outside the portal, laid over a client's invoices as a person said. Never more than an invoice owes, nor
 * more than came. A repeat with the same id writes nothing.
 */
export async function recordClientPayment(
  payment: ClientPayment,
): Promise<Result<{ paymentId: string }, ClientPaymentRefusal>> {
  return inTransaction((tx) => recordClientPaymentIn(tx, payment))
}

/** The same inside the caller's transaction. */
export async function recordClientPaymentIn(
  tx: Tx,
  payment: ClientPayment,
): Promise<Result<{ paymentId: string }, ClientPaymentRefusal>> {
  const { businessId, clientId, paymentId, amount, parts } = payment
  if (!isPositive(amount) || !isReasonableAmount(amount)) return refuse('bad_amount')
  if (parts.some((part) => !isPositive(part.amount) || part.amount.currency !== amount.currency))
    return refuse('bad_amount')
  const laid = sumMoney(
    parts.map((part) => part.amount),
    amount.currency,
  )
  if (compareMoney(laid, amount) > 0) return refuse('above_amount')
  await lockClient(tx, businessId, clientId)
  if ((await tx.payment.count({ where: { businessId, id: paymentId } })) > 0) return ok({ paymentId })
  const targets = await targetsOf(tx, payment)
  if (!targets.ok) return targets
  await bookManualPayment(tx, payment, targets.value, true)
  return ok({ paymentId })
}

async function targetsOf(
  tx: Tx,
  { businessId, clientId, amount: { currency }, parts, receivedOn }: ClientPayment,
): Promise<
  Result<{ invoiceId: string; amountMinor: bigint; discountMinor: bigint }[], 'not_payable' | 'above_balance'>
> {
  const ids = parts.map(({ invoiceId }) => invoiceId)
  const invoices = await tx.invoice.findMany({
    where: { businessId, clientId, currency, id: { in: ids }, state: { in: ['issued', 'written_off'] } },
    select: { id: true, state: true, balanceMinor: true },
  })
  if (invoices.length < new Set(ids).size || new Set(ids).size < ids.length) return refuse('not_payable')
  const offers = await readEarlyDiscounts(tx, businessId, ids, receivedOn)
  const targets: { invoiceId: string; amountMinor: bigint; discountMinor: bigint }[] = []
  for (const { invoiceId, amount } of parts) {
    const invoice = invoices.find(({ id }) => id === invoiceId)
    if (!invoice) return refuse('not_payable')
    const balance = { minor: invoice.balanceMinor, currency }
    // What came in of an invoice that was given up may be as much as was given up; the settlement looks at that.
    if (invoice.state === 'issued' && compareMoney(amount, balance) > 0) return refuse('above_balance')
    const discount = promisedDiscount(offers.get(invoiceId) ?? null, balance, amount)
    targets.push({ invoiceId, amountMinor: amount.minor, discountMinor: discount.minor })
  }
  return ok(targets)
}
