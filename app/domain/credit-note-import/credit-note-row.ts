import type { PlainDate } from '../business-day.ts'
import { fieldLabel } from '../invoice-import/import-column.ts'
import type { ImportColumn, MappedRow } from '../invoice-import/import-column.ts'
import { columnsOfKind } from '../invoice-import/import-kind.ts'
import { readDay } from '../invoice-import/read-day.ts'
import { readAmount, rowCurrency } from '../invoice-import/row-amounts.ts'
import type { RowRules } from '../invoice-import/row-fate.ts'
import { tooLongCell } from '../invoice-import/too-long.ts'
import { compareMoney, isPositive, isZero, negateMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'

/** A credit note as a list tells it, checked, in our own terms. */
export interface ImportedCreditNote {
  readonly line: number
  /** As it stands on the paper; null where the list has none. */
  readonly number: string | null
  readonly invoiceNumber: string
  readonly client: string | null
  readonly clientCode: string | null
  readonly amount: Money
  readonly tax: Money | null
  /** What of it lowered its invoice, where the list says so; the rest was paid before. */
  readonly applied: Money | null
  readonly creditedOn: PlainDate
  readonly reason: string
  /** False where what was called paid is known to be money: the note then only lowers what is open. Left out: true. */
  readonly explains?: boolean
}

/** One row of a list of credit notes, or why it is handed back. Books write them with either sign. */
export function creditNoteRow({ line, cells }: MappedRow, rules: RowRules): Result<ImportedCreditNote, string> {
  const tooLong = tooLongCell([{ line, cells }])
  if (tooLong) return refuse(tooLong)
  if (/draft|void|cancel|delet/i.test(cells.status ?? '')) return refuse('This credit note is a draft or was cancelled')
  if (cells.type && !/credit|gutschrift|avoir|abono|nota de cr/i.test(cells.type))
    return refuse(`This is no credit note ("${cells.type.slice(0, 40)}")`)
  const currency = rowCurrency(cells, rules, columnsOfKind('credit_notes').amounts)
  if (!currency.ok) return currency
  const inCurrency = { ...rules, currency: currency.value }
  const read = (column: ImportColumn) => {
    const sum = readAmount(cells, column, fieldLabel(column), inCurrency)
    return sum.ok && sum.value ? ok(isPositive(sum.value) ? sum.value : negateMoney(sum.value)) : sum
  }
  const amount = read('amount')
  if (!amount.ok) return amount
  if (amount.value === null || isZero(amount.value)) return refuse('There is no amount: fill in what was credited')
  const [applied, tax] = [read('applied'), read('taxAmount')]
  if (!applied.ok) return applied
  if (!tax.ok) return tax
  if (applied.value && compareMoney(applied.value, amount.value) > 0)
    return refuse('More was taken off the invoice than was credited: correct one of the two')
  const creditedOn = readDay(cells, 'creditedOn', rules.dateOrder)
  if (!creditedOn.ok) return creditedOn
  if (creditedOn.value === null) return refuse('There is no day: fill in when it was credited')
  if (!cells.invoiceNumber) return refuse('There is no invoice number: a credit note belongs to an invoice')
  return ok({
    ...{ line, amount: amount.value, creditedOn: creditedOn.value, invoiceNumber: cells.invoiceNumber },
    ...{ number: cells.number || null, client: cells.client || null, clientCode: cells.clientCode || null },
    // A tax above the whole is some other column.
    tax: tax.value && compareMoney(tax.value, amount.value) <= 0 ? tax.value : null,
    ...{ applied: applied.value, reason: cells.reason || 'Imported credit note' },
  })
}

/** What names a credit note: its number, else invoice, day, amount and reason together. */
export function creditNoteKey({ number, invoiceNumber, creditedOn, amount, reason }: ImportedCreditNote): string {
  if (number !== null) return `number/${number}`
  return `row/${JSON.stringify([invoiceNumber, creditedOn.toString(), String(amount.minor), amount.currency, reason])}`
}
