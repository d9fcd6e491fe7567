import type { InvoiceId, PaymentId } from '../ids.ts'
import { isZero, negateMoney, subtractMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import type { LedgerEntry } from './entry.ts'

/** Entries that sum to zero, under a key that makes posting them twice harmless. */
export interface Posting {
  readonly key: string
  readonly entries: readonly LedgerEntry[]
}

/** Part of a sum that belongs to one invoice. */
export interface InvoicePart {
  readonly invoiceId: InvoiceId
  readonly amount: Money
}

/**
 * Lines of zero are left out. Errors: RangeError when nothing is left, when currencies are mixed or when the lines do
 * not sum to zero: an unbalanced posting is a programming error, not a case.
 */
export function posting(key: string, entries: readonly LedgerEntry[]): Posting {
  const lines = entries.filter(({ amount }) => !isZero(amount))
  const [first] = lines
  if (!first) throw new RangeError(`posting ${key}: no entries`)
  const sum = sumMoney(
    lines.map(({ amount }) => amount),
    first.amount.currency,
  )
  if (!isZero(sum)) throw new RangeError(`posting ${key}: entries sum to ${sum.minor}, not to zero`)
  return { key, entries: lines }
}

/** The client owes the invoice's total. */
export const issuePosting = (invoice: { id: InvoiceId; total: Money }): Posting =>
  posting(`issue/${invoice.id}`, [
    { account: 'receivable', amount: invoice.total, invoiceId: invoice.id },
    { account: 'revenue', amount: negateMoney(invoice.total), invoiceId: invoice.id },
  ])

/** Money received: each part lowers its invoice, the rest becomes the client's credit. Errors: RangeError when the parts exceed it. */
export function paymentPosting(payment: { id: PaymentId; amount: Money; parts: readonly InvoicePart[] }): Posting {
  const { id: paymentId, amount, parts } = payment
  return posting(`payment/${paymentId}`, [
    { account: 'clearing', amount, paymentId },
    ...parts.map((part) => ({
      account: 'receivable' as const,
      amount: negateMoney(part.amount),
      invoiceId: part.invoiceId,
      paymentId,
    })),
    { account: 'unapplied', amount: negateMoney(unappliedRest(amount, parts)), paymentId },
  ])
}

function unappliedRest(amount: Money, parts: readonly InvoicePart[]): Money {
  const applied = sumMoney(
    parts.map((part) => part.amount),
    amount.currency,
  )
  const rest = subtractMoney(amount, applied)
  if (rest.minor < 0n) throw new RangeError('the parts exceed the amount')
  return rest
}

/** What an imported invoice had already been paid when it came in: received elsewhere, before our books began. */
export const openingPaymentPosting = (invoice: { id: InvoiceId; paid: Money }): Posting =>
  posting(`opening/${invoice.id}`, [
    { account: 'clearing', amount: invoice.paid, invoiceId: invoice.id },
    { account: 'receivable', amount: negateMoney(invoice.paid), invoiceId: invoice.id },
  ])

/** A late fee or interest: owed beside the invoice's own sum, on an account of its own. */
export const chargePosting = (charge: {
  id: string
  kind: 'fee' | 'interest'
  invoiceId: InvoiceId
  amount: Money
}): Posting =>
  posting(`charge/${charge.id}`, [
    { account: 'receivable', amount: charge.amount, invoiceId: charge.invoiceId },
    { account: charge.kind, amount: negateMoney(charge.amount), invoiceId: charge.invoiceId },
  ])

/** What is still open of a charge is owed no more. */
export const waivePosting = (charge: {
  id: string
  kind: 'fee' | 'interest'
  invoiceId: InvoiceId
  open: Money
}): Posting =>
  posting(`waive/${charge.id}`, [
    { account: 'receivable', amount: negateMoney(charge.open), invoiceId: charge.invoiceId },
    { account: charge.kind, amount: charge.open, invoiceId: charge.invoiceId },
  ])

/** What an early payment leaves unpaid is given up, net and tax on lines of their own; the payment itself is posted apart. */
export const discountPosting = (
  paymentId: PaymentId,
  parts: readonly (InvoicePart & { readonly tax: Money })[],
): Posting =>
  posting(
    `discount/${paymentId}`,
    parts.flatMap(({ invoiceId, amount, tax }) => [
      { account: 'discount' as const, amount: subtractMoney(amount, tax), invoiceId },
      { account: 'discount' as const, amount: tax, invoiceId },
      { account: 'receivable' as const, amount: negateMoney(amount), invoiceId },
    ]),
  )

/**
 * A credit note: what it takes off its invoice is owed no more; what was paid already becomes the client's credit. Errors:
 * RangeError when more is applied than is credited.
 */
export const creditPosting = (note: {
  id: string
  invoiceId: InvoiceId
  amount: Money
  /** What of it was still open. */
  applied: Money
}): Posting =>
  posting(`credit/${note.id}`, [
    { account: 'revenue', amount: note.amount, invoiceId: note.invoiceId },
    { account: 'receivable', amount: negateMoney(note.applied), invoiceId: note.invoiceId },
    {
      account: 'unapplied',
      amount: negateMoney(unappliedRest(note.amount, [{ invoiceId: note.invoiceId, amount: note.applied }])),
    },
  ])

/** The rest of an invoice is given up, for the `nth` time where it was open again in between. */
export const writeOffPosting = (invoiceId: InvoiceId, rest: Money, nth: number): Posting =>
  posting(`write_off/${invoiceId}/${nth}`, [
    { account: 'write_off', amount: rest, invoiceId },
    { account: 'receivable', amount: negateMoney(rest), invoiceId },
  ])

/** The mirror image of a posting: every line with its sign turned. */
export const reversalOf = (original: Posting, key = `reversal/${original.key}`): Posting =>
  posting(
    key,
    original.entries.map((entry) => ({ ...entry, amount: negateMoney(entry.amount) })),
  )

/** Part of a client's credit, by the payment it was left of; null: it came by a credit note. */
export interface CreditPart {
  readonly paymentId: PaymentId | null
  readonly amount: Money
}

const creditEntries = (parts: readonly CreditPart[]): LedgerEntry[] =>
  parts.map(({ paymentId, amount }) => ({ account: 'unapplied', amount, ...(paymentId && { paymentId }) }))

/**
 * Money given back: out of the client's credit, or from invoices, which are then owed again by that part. `paymentId`: the
 * payment it gives back; null where credit is paid out by other means.
 * Errors: RangeError when credit and parts do not make up the amount.
 */
export const refundPosting = (refund: {
  id: string
  paymentId: PaymentId | null
  amount: Money
  credit: readonly CreditPart[]
  parts: readonly InvoicePart[]
}): Posting => {
  const ofPayment = refund.paymentId ? { paymentId: refund.paymentId } : {}
  return posting(`refund/${refund.id}`, [
    { account: 'clearing', amount: negateMoney(refund.amount), ...ofPayment },
    ...creditEntries(refund.credit),
    ...refund.parts.map(({ invoiceId, amount }) => ({
      account: 'receivable' as const,
      ...{ amount, invoiceId, ...ofPayment },
    })),
  ])
}

/** A client's credit pays invoices: each part out of the payments it was left of. */
export const applyPosting = (
  id: string,
  takes: readonly { readonly invoiceId: InvoiceId; readonly credit: readonly CreditPart[] }[],
): Posting =>
  posting(
    `apply/${id}`,
    takes.flatMap(({ invoiceId, credit }) => [
      ...creditEntries(credit),
      ...credit.map(({ paymentId, amount }) => ({
        account: 'receivable' as const,
        ...{ amount: negateMoney(amount), invoiceId, ...(paymentId && { paymentId }) },
      })),
    ]),
  )

/** What is paid after all of an invoice that was given up is owed again by that part, the `nth` such line of the invoice. */
export const recoveryPosting = ({ invoiceId, amount }: InvoicePart, nth: number): Posting =>
  posting(`reversal/write_off/${invoiceId}/${nth}`, [
    { account: 'receivable', amount, invoiceId },
    { account: 'write_off', amount: negateMoney(amount), invoiceId },
  ])
