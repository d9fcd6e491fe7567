import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { InvoiceState } from '../invoice/invoice-state.ts'
import { compareMoney, equalMoney, formatMoney, isZero, subtractMoney } from '../money.ts'
import type { Money } from '../money.ts'
import type { ImportedInvoice } from './row-fate.ts'

/** An invoice on file that bears the number of a row. */
export interface KnownInvoice {
  readonly state: InvoiceState
  readonly clientName: string
  readonly clientCode: string | null
  readonly clientKey: string
  readonly total: Money
  readonly balance: Money
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly terms: string | null
  readonly purchaseOrder: string | null
  readonly description: string | null
  /** The words of its line where it has only one: in a list of ours they stand for the description. */
  readonly onlyLine: string | null
  /** What the last import said was paid; null when it did not come in by import. */
  readonly importedPaid: Money | null
}

export interface InvoiceUpdate {
  readonly dueOn?: PlainDate
  readonly terms?: string
  readonly purchaseOrder?: string
  readonly description?: string
}

export type InvoiceChange =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'reject'; readonly reason: string }
  /** `newlyPaid`: what the file knows to be paid beyond what we know; null for none. */
  | { readonly kind: 'update'; readonly fields: InvoiceUpdate; readonly newlyPaid: Money | null }

const reject = (reason: string): InvoiceChange => ({ kind: 'reject', reason })

/**
 * What a row changes about the invoice we have under its number. Money only moves one way: a file may report payments we
 * do not know of, never take back what was paid or touch what was issued. A row that says what the last import said
 * changes nothing, whatever was paid here since. Empty cells say nothing.
 */
export function compareInvoice(known: KnownInvoice, row: ImportedInvoice, clientKey: string): InvoiceChange {
  const sameClient =
    known.clientCode !== null && row.clientCode !== null
      ? known.clientCode === row.clientCode
      : known.clientKey === clientKey
  if (!sameClient)
    return reject(`Number ${row.number} already belongs to an invoice of ${known.clientName}: two cannot share it`)
  if (known.state === 'draft') return reject(`Invoice ${row.number} is a draft here: issue or delete it first`)
  if (!equalMoney(known.total, row.total)) {
    return reject(
      `The total changed after the invoice was issued (${formatMoney(known.total)}, now ${formatMoney(row.total)}): correct it with a credit note`,
    )
  }
  if (compareDays(known.issuedOn, row.issuedOn) !== 0) {
    return reject(
      `The invoice date changed after it was issued (it was ${known.issuedOn.toString()}): issued invoices stay as they are`,
    )
  }
  const paidHere = subtractMoney(known.total, known.balance)
  const paidBefore = known.importedPaid ?? subtractMoney(row.paid, row.paid)
  if (compareMoney(row.paid, paidBefore) < 0) {
    return reject(
      `The file says less was paid (${formatMoney(row.paid)}) than at the last import (${formatMoney(paidBefore)}): record a refund instead`,
    )
  }
  const owed = known.state === 'issued'
  const newlyPaid = owed && compareMoney(row.paid, paidHere) > 0 ? subtractMoney(row.paid, paidHere) : null
  const fields = owed ? changedFields(known, row) : {}
  if (!newlyPaid && Object.keys(fields).length === 0) return { kind: 'unchanged' }
  return { kind: 'update', fields, newlyPaid }
}

function changedFields(known: KnownInvoice, row: ImportedInvoice): InvoiceUpdate {
  const changed = (field: 'terms' | 'purchaseOrder' | 'description') =>
    row[field] !== null && row[field] !== known[field] ? { [field]: row[field] } : {}
  const isOnlyLine = known.description === null && row.description === known.onlyLine
  return {
    ...(compareDays(known.dueOn, row.dueOn) === 0 ? {} : { dueOn: row.dueOn }),
    ...changed('terms'),
    ...changed('purchaseOrder'),
    ...(isOnlyLine ? {} : changed('description')),
  }
}

/** Whether the update leaves nothing open. */
export const settlesInvoice = (known: KnownInvoice, newlyPaid: Money): boolean =>
  isZero(subtractMoney(known.balance, newlyPaid))
