import type { InvoiceId, PaymentId } from '../ids.ts'
import type { Money } from '../money.ts'

/**
 * Where money stands. Debits are positive, credits negative.
 * `receivable`: the client owes, + is more · `revenue` · `clearing`: money received, + is more ·
 * `unapplied`: the client's credit, − is what we owe the client · `discount`, `write_off`: given up · `fee`, `interest`: charged
 * for being late, − is more.
 */
export const accounts = [
  'receivable',
  'revenue',
  'clearing',
  'unapplied',
  'discount',
  'write_off',
  'fee',
  'interest',
] as const
export type Account = (typeof accounts)[number]

/** One line of a posting. Entries are only ever added; a mistake is corrected by a reversal. */
export interface LedgerEntry {
  readonly account: Account
  readonly amount: Money
  readonly invoiceId?: InvoiceId
  readonly paymentId?: PaymentId
}
