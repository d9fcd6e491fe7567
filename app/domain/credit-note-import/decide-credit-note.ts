import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { checkCredit } from '../invoice/check-credit.ts'
import { explainImported } from '../ledger/explain-imported.ts'
import type { ImportedPart } from '../ledger/explain-imported.ts'
import { formatMoney } from '../money.ts'
import { bookedOn } from '../payment/booked-on.ts'
import type { PaidInvoice } from '../payment-import/decide-payment.ts'
import type { ImportedCreditNote } from './credit-note-row.ts'

export interface CreditedInvoice extends PaidInvoice {
  readonly totalMinor: bigint
  /** On credit notes there are already. */
  readonly creditedMinor: bigint
  readonly clientCode: string | null
  readonly clientKey: string
}

export type CreditNoteFate =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'reject'; readonly reason: string }
  | {
      readonly kind: 'book'
      readonly explained: readonly ImportedPart[]
      readonly unexplained: readonly ImportedPart[]
      readonly appliedMinor: bigint
      readonly bookedOn: PlainDate
      readonly settles: boolean
    }

const reject = (reason: string): CreditNoteFate => ({ kind: 'reject', reason })

/**
 * What becomes of one credit note of a list. Like a payment it first explains what a list of invoices called paid, then lowers what
 * is open; what was paid beyond it becomes credit. All notes of an invoice never exceed its total. Units: minor units.
 */
export function decideCreditNote(
  note: ImportedCreditNote,
  facts: {
    readonly isKnown: boolean
    readonly invoice: CreditedInvoice | null
    readonly clientKey: string | null
    readonly today: PlainDate
  },
): CreditNoteFate {
  const { invoice, clientKey, today } = facts
  if (facts.isKnown) return { kind: 'unchanged' }
  if (!invoice) return reject(`There is no invoice ${note.invoiceNumber} here: import the invoices first`)
  const sameClient =
    note.clientCode !== null && invoice.clientCode !== null
      ? note.clientCode === invoice.clientCode
      : clientKey === null || clientKey === invoice.clientKey
  if (!sameClient) return reject(`Invoice ${note.invoiceNumber} belongs to ${invoice.clientName}`)
  if (compareDays(note.creditedOn, today) > 0)
    return reject(`${note.creditedOn.toString()} is still to come: correct the day`)
  const { currency } = invoice
  const total = { minor: invoice.totalMinor, currency }
  const credited = { minor: invoice.creditedMinor, currency }
  const checked = checkCredit({ amount: note.amount }, { state: invoice.state, total, credited, lines: [] })
  if (!checked.ok) {
    switch (checked.reason) {
      case 'wrong_currency':
        return reject(`The invoice is in ${currency}, the credit note in ${note.amount.currency}`)
      case 'more_than_left':
        return reject(`More is credited than the invoice had (${formatMoney(total)}): correct the amount`)
      default:
        return reject('The invoice is a draft, void or written off here: it cannot be credited')
    }
  }
  const lowers = note.applied ?? note.amount
  const { parts, left } =
    note.explains === false ? { parts: [], left: invoice.imported } : explainImported(lowers.minor, invoice.imported)
  const explainedMinor = parts.reduce((sum, { minor }) => sum + minor, 0n)
  const rest = lowers.minor - explainedMinor
  const appliedMinor = rest < invoice.balanceMinor ? rest : invoice.balanceMinor
  return {
    ...{ kind: 'book', explained: parts, unexplained: left, appliedMinor },
    bookedOn: bookedOn(note.creditedOn, [invoice.issuedOn], today),
    settles: invoice.state === 'issued' && appliedMinor > 0n && appliedMinor === invoice.balanceMinor,
  }
}
