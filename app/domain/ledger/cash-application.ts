import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { InvoiceId } from '../ids.ts'
import { isPositive, minMoney, subtractMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import type { InvoicePart } from './post.ts'

export interface OpenInvoice {
  readonly id: InvoiceId
  readonly number: string
  readonly dueOn: PlainDate
  readonly balance: Money
}

export interface CashApplication {
  readonly parts: readonly InvoicePart[]
  /** What no open invoice could take: the client's credit. */
  readonly unapplied: Money
}

const numbers = new Intl.Collator('en', { numeric: true })

/** Oldest due first; invoices of one day by number, so that the order never depends on the database. */
export const oldestFirst = (a: OpenInvoice, b: OpenInvoice): number =>
  compareDays(a.dueOn, b.dueOn) || numbers.compare(a.number, b.number)

/**
 * Spreads received money over open invoices, never more than an invoice's balance (R9). With `wanted`, the payer's own
 * choice and nothing else: what the chosen invoices cannot take stays unapplied rather than wander to another.
 * Without it, oldest first. Invoices of another currency are left alone.
 */
export function applyCash(
  amount: Money,
  openInvoices: readonly OpenInvoice[],
  wanted?: readonly InvoicePart[],
): CashApplication {
  const payable = new Map(
    openInvoices
      .filter(({ balance }) => balance.currency === amount.currency && isPositive(balance))
      .sort(oldestFirst)
      .map((invoice) => [invoice.id, invoice.balance]),
  )
  const wishes: readonly InvoicePart[] =
    wanted ?? [...payable].map(([invoiceId, balance]) => ({ invoiceId, amount: balance }))
  const parts: InvoicePart[] = []
  let left = amount
  for (const wish of wishes) {
    const balance = payable.get(wish.invoiceId) ?? zero(amount.currency)
    if (wish.amount.currency !== amount.currency) continue
    const part = minMoney(left, minMoney(wish.amount, balance))
    if (!isPositive(part)) continue
    parts.push({ invoiceId: wish.invoiceId, amount: part })
    payable.set(wish.invoiceId, subtractMoney(balance, part))
    left = subtractMoney(left, part)
  }
  return { parts, unapplied: left }
}
