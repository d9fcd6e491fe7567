import { addMoney, compareMoney, formatMoney, subtractMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { currencyOf } from './currency-signs.ts'
import { fieldLabel } from './import-column.ts'
import type { ImportColumn, MappedRow } from './import-column.ts'
import { columnsOfKind } from './import-kind.ts'
import { parseAmount } from './parse-amount.ts'
import type { AmountRefusal, DecimalMark } from './parse-amount.ts'
import { saysPaid, yesOrNo } from './row-kind.ts'

export interface AmountRules {
  readonly decimalMark: DecimalMark
  /** Of amounts that say none themselves. */
  readonly currency: string
}

export interface RowAmounts {
  readonly total: Money
  readonly paid: Money
}

type Cells = MappedRow['cells']
type AmountField = 'total' | 'balance' | 'paidAmount'

// What accountants print for nothing: "-", "$ -", "–".
const dash = /^[^\d\p{L}]*[-–—][^\d\p{L}]*$/u
const example: Record<DecimalMark, string> = { '.': '1234.50', ',': '1234,50' }

function complaint(what: string, text: string, reason: AmountRefusal, rules: AmountRules): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  switch (reason) {
    case 'not_a_number':
      return `${what} "${shown}" is not an amount: write it like ${example[rules.decimalMark]}`
    case 'unknown_currency':
      return `${what} "${shown}" names an unknown currency: use a code such as USD or EUR`
    case 'too_precise':
      return `${what} "${shown}" has more decimals than the currency: round it first`
    case 'too_large':
      return `${what} "${shown}" is too large to be true: check the digits`
  }
}

/**
 * The currency all amounts of a row are in: its own column, else the sign of the first amount that has one, else the
 * file's.
 */
export function rowCurrency(
  cells: Cells,
  rules: AmountRules,
  columns: readonly ImportColumn[] = columnsOfKind('invoices').amounts,
): Result<string, string> {
  if (cells.currency) {
    const code = currencyOf(cells.currency, rules.currency)
    return code ? ok(code) : refuse(`Unknown currency '${cells.currency.slice(0, 20)}': use a code such as USD or EUR`)
  }
  for (const column of columns) {
    const amount = parseAmount(cells[column] ?? '', rules.decimalMark, rules.currency)
    if (amount.ok && amount.value.currency !== rules.currency) return ok(amount.value.currency)
  }
  return ok(rules.currency)
}

/** One amount of a row, which must be in `rules.currency`; null when its cell is empty. */
export function readAmount(
  cells: Cells,
  column: ImportColumn,
  label: string,
  rules: AmountRules,
): Result<Money | null, string> {
  const text = cells[column] ?? ''
  if (text === '') return ok(null)
  if (dash.test(text)) return ok(zero(rules.currency))
  const amount = parseAmount(text, rules.decimalMark, rules.currency)
  if (!amount.ok) return refuse(complaint(label, text, amount.reason, rules))
  if (amount.value.currency === rules.currency) return amount
  return refuse(`The amounts of this row are in ${rules.currency} and ${amount.value.currency}: use one currency`)
}

/**
 * Total and what was already paid. What the file leaves out is worked out: paid = total − balance, total = balance +
 * paid, "Paid" as a status. Where all three are there, total and balance count: what lies between may be credits.
 * `sum`: the total of the lines where the file has no total of its own.
 */
export function rowAmounts(cells: Cells, rules: AmountRules, sum: Money | null): Result<RowAmounts, string> {
  const amounts: Partial<Record<AmountField, Money>> = {}
  for (const field of ['total', 'balance', 'paidAmount'] as const) {
    if (field === 'paidAmount' && yesOrNo(cells.paidAmount ?? '') !== null) continue
    const amount = readAmount(cells, field, fieldLabel(field), rules)
    if (!amount.ok) return amount
    if (amount.value) amounts[field] = amount.value
  }
  return settle(cells, amounts, sum)
}

function settle(
  cells: Cells,
  given: Partial<Record<AmountField, Money>>,
  sum: Money | null,
): Result<RowAmounts, string> {
  const { balance, paidAmount } = given
  const known = given.total ?? sum
  const total = known ?? (balance && (paidAmount ? addMoney(balance, paidAmount) : balance))
  if (!total) return refuse('There is no amount: fill in the total of the invoice')
  if (total.minor < 0n)
    return refuse('The total is negative. It looks like a credit note: import it with a list of credit notes')
  const nothing = zero(total.currency)

  if (balance) {
    if (balance.minor < 0n)
      return refuse('The balance is negative: settle the overpayment first, then import the invoice')
    if (compareMoney(balance, total) > 0) {
      return refuse(
        `The balance (${formatMoney(balance)}) is above the total (${formatMoney(total)}): correct one of them`,
      )
    }
    if (paidAmount && compareMoney(addMoney(balance, paidAmount), total) > 0) {
      return refuse('Balance and paid amount together are above the total: correct one of the three')
    }
    return ok({ total, paid: subtractMoney(total, balance) })
  }
  if (paidAmount) {
    if (paidAmount.minor < 0n)
      return refuse('The paid amount is negative: write what was received as a positive amount')
    if (compareMoney(paidAmount, total) > 0) {
      return refuse(
        `The paid amount (${formatMoney(paidAmount)}) is above the total (${formatMoney(total)}): correct one of them`,
      )
    }
    return ok({ total, paid: paidAmount })
  }
  const answer = yesOrNo(cells.paidAmount ?? '')
  const paid = answer ?? (saysPaid(cells.status ?? '') || (cells.settledOn ?? '') !== '')
  return ok({ total, paid: paid ? total : nothing })
}
