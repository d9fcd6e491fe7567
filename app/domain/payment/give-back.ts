import { compareMoney, isPositive, minMoney, negateMoney, subtractMoney, sumMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import type { InvoiceId, PaymentId } from '../ids.ts'
import { takeCredit } from '../ledger/client-credit.ts'
import { posting, refundPosting } from '../ledger/post.ts'
import type { CreditPart, InvoicePart, Posting } from '../ledger/post.ts'

export const refundEffects = ['credit_invoice', 'reopen', 'credit'] as const

/**
 * What a refund does beside giving money back. `reopen`: the client owes the invoice again · `credit_invoice`: it is credited as
 * well, so that nothing is owed · `credit`: it comes out of the client's credit, and no invoice is touched.
 */
export type RefundEffect = (typeof refundEffects)[number]

/** One line of the payment's own in the ledger. */
export interface AppliedLine {
  readonly account: string
  readonly invoiceId: InvoiceId | null
  readonly amount: Money
}

export interface GiveBackFacts {
  /** Ends the posting's key: `refund/<id>`. */
  readonly id: string
  /** Null where credit is paid out by other means. */
  readonly paymentId: PaymentId | null
  readonly amount: Money
  readonly effect: RefundEffect
  readonly applied: readonly AppliedLine[]
  /** The client's credit in this currency, the oldest first. */
  readonly credit: readonly CreditPart[]
}

export interface GivenBack {
  readonly posting: Posting
  /** What is owed again of which invoice. */
  readonly parts: readonly InvoicePart[]
}

/**
 * Where money that goes back comes from. Out of the client's credit when that was said; else what this payment left as credit
 * comes first, then the invoices it had settled. What neither covers is taken on the client's account, which then owes it.
 */
export function giveBack({ id, paymentId, amount, effect, applied, credit }: GiveBackFacts): GivenBack {
  const usable = effect === 'credit' ? credit : credit.filter((part) => part.paymentId === paymentId)
  const { taken, short } = takeCredit(amount, usable, paymentId)
  const { parts, rest } = fromInvoices(applied, short)
  const owed = isPositive(rest) ? [{ paymentId, amount: rest }] : []
  return { posting: refundPosting({ id, paymentId, amount, credit: [...taken, ...owed], parts }), parts }
}

function fromInvoices(applied: readonly AppliedLine[], amount: Money): { parts: InvoicePart[]; rest: Money } {
  let rest = amount
  const parts: InvoicePart[] = []
  const lines = applied.filter(({ account }) => account === 'receivable')
  for (const invoiceId of new Set(lines.map((line) => line.invoiceId))) {
    if (!invoiceId) continue
    const part = minMoney(rest, paidOn(lines, invoiceId, amount.currency))
    if (!isPositive(part)) continue
    parts.push({ invoiceId, amount: part })
    rest = subtractMoney(rest, part)
  }
  return { parts, rest }
}

const paidOn = (lines: readonly AppliedLine[], invoiceId: InvoiceId, currency: string): Money =>
  negateMoney(
    sumMoney(
      lines.filter((line) => line.invoiceId === invoiceId).map(({ amount }) => amount),
      currency,
    ),
  )

/**
 * A refund that had left the books failed: the money is here again. An invoice takes back what it still owes of its part; where
 * it owes less, because it was credited or paid meanwhile, the rest is the client's credit.
 */
export function bringBack(original: Posting, balances: ReadonlyMap<InvoiceId, Money>): Posting {
  const open = new Map(balances)
  const entries = original.entries.flatMap((entry) => {
    const { account, amount, invoiceId, paymentId } = entry
    if (account !== 'receivable' || !invoiceId) return [{ ...entry, amount: negateMoney(amount) }]
    const balance = open.get(invoiceId) ?? zero(amount.currency)
    const part = compareMoney(balance, zero(amount.currency)) > 0 ? minMoney(amount, balance) : zero(amount.currency)
    open.set(invoiceId, subtractMoney(balance, part))
    return [
      { ...entry, amount: negateMoney(part) },
      {
        account: 'unapplied' as const,
        amount: negateMoney(subtractMoney(amount, part)),
        ...(paymentId && { paymentId }),
      },
    ]
  })
  return posting(`reversal/${original.key}`, entries)
}
