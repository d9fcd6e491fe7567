import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { InvoiceState } from '../invoice/invoice-state.ts'
import { explainImported } from '../ledger/explain-imported.ts'
import type { ImportedPart } from '../ledger/explain-imported.ts'
import { bookedOn } from '../payment/booked-on.ts'
import type { ImportedPayment } from './payment-row.ts'

/** The invoice that bears the number of a row, as it is when the row's turn comes. */
export interface PaidInvoice {
  readonly id: string
  readonly state: InvoiceState
  readonly clientId: string
  readonly clientName: string
  readonly currency: string
  readonly balanceMinor: bigint
  readonly issuedOn: PlainDate
  readonly imported: readonly ImportedPart[]
}

export interface PaymentFacts {
  readonly isKnown: boolean
  /** Null where the row names none; `unknown` where there is none of its number. */
  readonly invoice: PaidInvoice | 'unknown' | null
  /** The client the row names; null where it names none. */
  readonly client: { readonly id: string } | 'unknown' | 'ambiguous' | null
  /** A list of invoices has called money of this client paid, in this currency, that no payment has explained yet. */
  readonly isCounted: boolean
  readonly today: PlainDate
}

export type PaymentFate =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'reject'; readonly reason: string }
  | {
      readonly kind: 'book'
      readonly clientId: string
      readonly invoiceId: string | null
      /** What it explains of the sums a list of invoices called paid; then what it takes off, and what is left as credit. */
      readonly explained: readonly ImportedPart[]
      readonly unexplained: readonly ImportedPart[]
      readonly appliedMinor: bigint
      readonly creditMinor: bigint
      readonly bookedOn: PlainDate
      readonly settles: boolean
    }

const reject = (reason: string): PaymentFate => ({ kind: 'reject', reason })

/**
 * What becomes of one payment of a list. Money is never guessed at: a number that is not there hands the row back; a client without
 * a number takes it as credit, unless invoices of that client are called paid already. It first explains what a list of invoices had already called paid, then pays what is open; the rest
 * becomes credit. Units: minor units of the payment's currency.
 */
export function decidePayment(payment: ImportedPayment, facts: PaymentFacts): PaymentFate {
  const { invoice, client, today } = facts
  if (facts.isKnown) return { kind: 'unchanged' }
  if (compareDays(payment.receivedOn, today) > 0)
    return reject(`${payment.receivedOn.toString()} is still to come: correct the day`)
  const named = payment.client ?? payment.clientCode ?? payment.emails[0] ?? ''
  if (client === 'ambiguous') return reject(`Several clients are called ${named}: add a client code`)
  if (invoice === 'unknown')
    return reject(`There is no invoice ${payment.invoiceNumber ?? ''} here: import the invoices first`)
  if (invoice === null) {
    if (client === null || client === 'unknown')
      return reject(`There is no client ${named} here: import the clients first`)
    if (facts.isCounted)
      return reject(
        `Invoices of ${named} came in as paid, and this may be that money: add the number of its invoice, or leave it out`,
      )
    return {
      ...{ kind: 'book', clientId: client.id, invoiceId: null, explained: [], unexplained: [], appliedMinor: 0n },
      ...{ creditMinor: payment.amount.minor, bookedOn: payment.receivedOn, settles: false },
    }
  }
  if (client === 'unknown' || (client !== null && client.id !== invoice.clientId))
    return reject(`Invoice ${payment.invoiceNumber ?? ''} belongs to ${invoice.clientName}, not to ${named}`)
  return forInvoice(payment, invoice, today)
}

function forInvoice({ amount, receivedOn }: ImportedPayment, invoice: PaidInvoice, today: PlainDate): PaymentFate {
  if (amount.currency !== invoice.currency)
    return reject(`The invoice is in ${invoice.currency}, the payment in ${amount.currency}: correct the currency`)
  if (invoice.state === 'draft') return reject('The invoice is a draft here: issue it first')
  if (invoice.state === 'void') return reject('The invoice was voided here: nothing was owed on it')
  if (invoice.state === 'written_off') return reject('The invoice was written off here: record the payment by hand')
  const { parts, left } = explainImported(amount.minor, invoice.imported)
  const explainedMinor = parts.reduce((sum, { minor }) => sum + minor, 0n)
  const rest = amount.minor - explainedMinor
  const appliedMinor = rest < invoice.balanceMinor ? rest : invoice.balanceMinor
  return {
    ...{ kind: 'book', clientId: invoice.clientId, invoiceId: invoice.id, explained: parts, unexplained: left },
    ...{ appliedMinor, creditMinor: rest - appliedMinor, bookedOn: bookedOn(receivedOn, [invoice.issuedOn], today) },
    settles: invoice.state === 'issued' && appliedMinor > 0n && appliedMinor === invoice.balanceMinor,
  }
}
