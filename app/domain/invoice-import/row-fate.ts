import { compareDays, daysBetween, formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { dueDate, parseTerms } from '../invoice/payment-terms.ts'
import { isZero } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { linesThatAddUp, readLines, sumOfLines } from './invoice-lines.ts'
import type { ImportedLine } from './invoice-lines.ts'
import type { MappedRow } from './import-column.ts'
import { parseAddresses } from './parse-addresses.ts'
import type { DateOrder } from './parse-date.ts'
import { readDay } from './read-day.ts'
import { rowAmounts, rowCurrency } from './row-amounts.ts'
import type { AmountRules } from './row-amounts.ts'
import { notOwed } from './row-kind.ts'
import { tooLongCell } from './too-long.ts'

export interface RowRules extends AmountRules {
  readonly dateOrder: DateOrder
}

/** An invoice as a file tells it, checked, in our own terms. */
export interface ImportedInvoice {
  /** Where its first row stands in the file. */
  readonly line: number
  readonly number: string
  readonly client: string
  readonly clientCode: string | null
  readonly emails: readonly string[]
  /** What stood in the e-mail column and is no address. */
  readonly badEmails: readonly string[]
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly terms: string | null
  readonly total: Money
  /** Paid before it came to us. */
  readonly paid: Money
  readonly settledOn: PlainDate | null
  readonly purchaseOrder: string | null
  readonly description: string | null
  readonly lines: readonly ImportedLine[]
}

export type RowFate =
  { readonly fate: 'accept'; readonly invoice: ImportedInvoice } | { readonly fate: 'reject'; readonly reason: string }

const reject = (reason: string): RowFate => ({ fate: 'reject', reason })

/** A due date further away is a typing error. */
const DUE_DAYS_MAX = 3 * 366

/**
 * What becomes of one invoice of a file: taken in, or handed back with a reason that tells a bookkeeper what to do.
 * `rows`: its rows with cleaned cells, more than one where each holds a line; the first speaks for the invoice.
 */
export function rowFate(rows: readonly [MappedRow, ...MappedRow[]], rules: RowRules): RowFate {
  const [{ line, cells }] = rows
  const owed = notOwed(cells.type ?? '', cells.status ?? '')
  if (owed) return reject(owed)
  const tooLong = tooLongCell(rows)
  if (tooLong) return reject(tooLong)
  const { number = '', client = '' } = cells
  if (isTotalRow(cells)) return reject('This is a total or a heading of the report, not an invoice')
  if (number === '') return reject('There is no invoice number: fill it in')
  if (client === '') return reject('There is no client name: fill it in')

  const currency = rowCurrency(cells, rules)
  if (!currency.ok) return reject(currency.reason)
  const inCurrency = { ...rules, currency: currency.value }
  const lines = readLines(rows, inCurrency)
  if (!lines.ok) return reject(lines.reason)
  const amounts = rowAmounts(cells, inCurrency, sumOfLines(lines.value, currency.value))
  if (!amounts.ok) return reject(amounts.reason)
  const dates = rowDates(cells, rules.dateOrder)
  if (!dates.ok) return reject(dates.reason)

  const { total, paid } = amounts.value
  const addresses = parseAddresses(cells.email ?? '')
  const description = rows.length === 1 ? cells.description || cells.item || null : null
  return {
    fate: 'accept',
    invoice: {
      line,
      number,
      client,
      clientCode: cells.clientCode || null,
      emails: addresses.valid,
      badEmails: addresses.invalid,
      ...dates.value,
      settledOn: isZero(paid) ? null : dates.value.settledOn,
      total,
      paid,
      purchaseOrder: cells.purchaseOrder || null,
      description,
      lines: linesThatAddUp(lines.value, total, description ?? `Invoice ${number}`),
    },
  }
}

const totalWord = /^$|^(grand |sub)?totals?\b|^summe\b|^gesamt\b/i

/** "Total for Acme", "TOTAL", the name of a client alone: rows a report puts around its list. */
const isTotalRow = ({ number = '', issuedOn = '', client = '' }: MappedRow['cells']): boolean =>
  totalWord.test(number) && totalWord.test(issuedOn) && totalWord.test(client)

interface RowDates {
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly terms: string | null
  readonly settledOn: PlainDate | null
}

function rowDates(cells: MappedRow['cells'], order: DateOrder): Result<RowDates, string> {
  const issuedOn = readDay(cells, 'issuedOn', order)
  if (!issuedOn.ok) return issuedOn
  if (issuedOn.value === null) return refuse('There is no invoice date: fill it in')
  const written = readDay(cells, 'dueOn', order)
  if (!written.ok) return written
  const settledOn = readDay(cells, 'settledOn', order)
  if (!settledOn.ok) return settledOn

  const terms = cells.terms ? parseTerms(cells.terms) : null
  const dueOn = written.value ?? (terms && dueDate(terms, issuedOn.value))
  if (!dueOn) {
    return refuse(
      cells.terms
        ? `There is no due date, and the terms "${cells.terms}" are not understood: fill in the due date`
        : 'There is no due date: fill it in, or give payment terms such as "Net 30"',
    )
  }
  if (compareDays(dueOn, issuedOn.value) < 0) {
    const days = `${formatDay(dueOn, 'en-US', 'long')} is before ${formatDay(issuedOn.value, 'en-US', 'long')}`
    return refuse(`It is due before it was issued (${days}): correct one of the dates`)
  }
  if (daysBetween(issuedOn.value, dueOn) > DUE_DAYS_MAX) {
    return refuse(`The due date ${dueOn.toString()} is more than three years after the invoice date: check the year`)
  }
  return ok({ issuedOn: issuedOn.value, dueOn, terms: cells.terms || null, settledOn: settledOn.value })
}
