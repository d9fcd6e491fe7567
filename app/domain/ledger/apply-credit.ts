import type { InvoiceId } from '../ids.ts'
import { addMoney, compareMoney, equalMoney, isPositive, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { OpenInvoice } from './cash-application.ts'
import { creditSum, takeCredit } from './client-credit.ts'
import type { CreditPart, InvoicePart } from './post.ts'

export type ApplyRefusal = 'nothing_chosen' | 'above_credit' | 'above_balance' | 'not_open'

export interface ApplicationFacts {
  readonly parts: readonly InvoicePart[]
  /** The chosen invoices, with what can still be paid of them; money that is clearing is taken off. */
  readonly invoices: readonly (OpenInvoice & { readonly isClearing: boolean })[]
  readonly credit: readonly CreditPart[]
  /** What refunds that are not booked yet will take out of the credit. */
  readonly spokenFor: Money
}

export interface Application {
  readonly takes: readonly { readonly invoiceId: InvoiceId; readonly credit: readonly CreditPart[] }[]
  /** Invoices that are paid by it. */
  readonly settled: readonly InvoiceId[]
}

/** Lays a client's credit over invoices as a person chose, the oldest credit first. Never more than either has. */
export function planApplication({
  parts,
  invoices,
  credit,
  spokenFor,
}: ApplicationFacts): Result<Application, ApplyRefusal> {
  const { currency } = spokenFor
  if (parts.length === 0 || parts.some(({ amount }) => !isPositive(amount) || amount.currency !== currency))
    return refuse('nothing_chosen')
  const total = sumMoney(
    parts.map(({ amount }) => amount),
    currency,
  )
  if (compareMoney(addMoney(total, spokenFor), creditSum(credit, currency)) > 0) return refuse('above_credit')
  const settled: InvoiceId[] = []
  const takes: { invoiceId: InvoiceId; credit: CreditPart[] }[] = []
  let left = [...credit]
  for (const { invoiceId, amount } of parts) {
    const invoice = invoices.find(({ id }) => id === invoiceId)
    if (!invoice || takes.some((take) => take.invoiceId === invoiceId)) return refuse('not_open')
    if (compareMoney(amount, invoice.balance) > 0) return refuse('above_balance')
    if (equalMoney(amount, invoice.balance) && !invoice.isClearing) settled.push(invoiceId)
    const { taken, left: rest } = takeCredit(amount, left)
    takes.push({ invoiceId, credit: taken })
    left = rest
  }
  return ok({ takes, settled })
}
