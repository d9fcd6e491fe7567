import type { InvoiceId } from '../ids.ts'
import { addMoney, negateMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import type { LedgerEntry } from './entry.ts'

/** What is still owed on each invoice: the sum of its receivable entries. Errors: RangeError for mixed currencies on one invoice. */
export function invoiceBalances(entries: Iterable<LedgerEntry>): Map<InvoiceId, Money> {
  const balances = new Map<InvoiceId, Money>()
  for (const { account, amount, invoiceId } of entries) {
    if (account !== 'receivable' || !invoiceId) continue
    const before = balances.get(invoiceId)
    balances.set(invoiceId, before ? addMoney(before, amount) : amount)
  }
  return balances
}

/** What is still owed on one invoice. */
export const invoiceBalance = (entries: readonly LedgerEntry[], id: InvoiceId, currency: string): Money =>
  sumMoney(
    entries.filter((e) => e.account === 'receivable' && e.invoiceId === id).map((e) => e.amount),
    currency,
  )

/** The client's credit in one currency: money received that no invoice has taken up. Positive is what we owe the client. */
export const clientCredit = (entries: readonly LedgerEntry[], currency: string): Money =>
  negateMoney(
    sumMoney(
      entries.filter((e) => e.account === 'unapplied' && e.amount.currency === currency).map((e) => e.amount),
      currency,
    ),
  )
