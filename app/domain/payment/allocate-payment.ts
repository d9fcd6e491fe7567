import type { InvoiceId } from '../ids.ts'
import type { EarlyDiscount } from '../invoice/early-discount.ts'
import { promisedDiscount } from '../invoice/early-discount.ts'
import { oldestFirst } from '../ledger/cash-application.ts'
import type { OpenInvoice } from '../ledger/cash-application.ts'
import { isPositive, minMoney, subtractMoney, sumMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'

/** An open invoice a payment can go to. */
export interface InvoiceToPay extends OpenInvoice {
  /** What a payment begun today saves; null: nothing. */
  readonly discount: EarlyDiscount | null
}

/** What one invoice gets of a payment. */
export interface AllocatedPart {
  readonly invoiceId: InvoiceId
  readonly number: string
  readonly amount: Money
  /** Given up beside it for paying early. */
  readonly discount: Money
}

export interface Allocation {
  /** What is paid: the sum of the parts. */
  readonly total: Money
  /** Oldest due first; none of them is zero. */
  readonly parts: readonly AllocatedPart[]
  /** What no invoice could take. */
  readonly left: Money
}

/** What settles an invoice when it is paid today. */
export const settlingSum = ({ balance, discount }: Pick<InvoiceToPay, 'balance' | 'discount'>): Money =>
  discount?.pays ?? balance

/**
 * Lays a sum over invoices of its currency, the oldest due first (R9), before it is paid: first what settles each today, and
 * what then is left fills up the discounts that were not needed. The parts and the rest always sum to the amount.
 */
export function allocatePayment(amount: Money, invoices: readonly InvoiceToPay[]): Allocation {
  const open = invoices
    .filter(({ balance }) => balance.currency === amount.currency && isPositive(balance))
    .sort(oldestFirst)
    .map((invoice) => ({ invoice, paid: zero(amount.currency) }))
  let left = amount
  for (const limitOf of [settlingSum, ({ balance }: InvoiceToPay) => balance]) {
    for (const row of open) {
      const room = subtractMoney(limitOf(row.invoice), row.paid)
      const part = minMoney(left, room)
      if (!isPositive(part)) continue
      row.paid = { ...part, minor: row.paid.minor + part.minor }
      left = subtractMoney(left, part)
    }
  }
  const parts = open
    .filter(({ paid }) => isPositive(paid))
    .map(({ invoice, paid }) => ({
      invoiceId: invoice.id,
      number: invoice.number,
      amount: paid,
      discount: promisedDiscount(invoice.discount, invoice.balance, paid),
    }))
  return {
    total: sumMoney(
      parts.map((part) => part.amount),
      amount.currency,
    ),
    parts,
    left,
  }
}

/** What settles all of these invoices today. */
export const settlingAll = (invoices: readonly InvoiceToPay[], currency: string): Money =>
  sumMoney(
    invoices.filter(({ balance }) => isPositive(balance) && balance.currency === currency).map(settlingSum),
    currency,
  )
