import type { PlainDate } from '../business-day.ts'
import { exponentOf, isCurrency } from '../currency.ts'
import { createDateOrderDetector } from '../invoice-import/detect-date-order.ts'
import { createDecimalMarkDetector } from '../invoice-import/detect-decimal-mark.ts'
import { detectDialect } from '../invoice-import/detect-dialect.ts'
import { parseAmount } from '../invoice-import/parse-amount.ts'
import type { DecimalMark } from '../invoice-import/parse-amount.ts'
import { parseDate } from '../invoice-import/parse-date.ts'
import type { DateOrder } from '../invoice-import/parse-date.ts'
import { createRecordReader } from '../invoice-import/read-records.ts'
import type { RawRecord } from '../invoice-import/read-records.ts'
import { cleanLine } from '../invoice-import/clean-text.ts'
import { addMoney, negateMoney, subtractMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { accountKey, piece, statedReference, UnreadableStatement } from './bank-statement.ts'
import type { Statement, StatementLine } from './bank-statement.ts'
import { findBankColumns } from './csv-columns.ts'
import type { BankColumns } from './csv-columns.ts'

interface Rules {
  readonly columns: BankColumns
  readonly order: DateOrder
  readonly mark: DecimalMark
  /** Of lines that say none. */
  readonly currency: string
}

/**
 * A list of movements as any bank writes it: columns by their names, decimal mark and order of the days from the whole file.
 * `currency`: where no column says it. `dateOrder`: what a person said. Days that can be read two ways are asked about, never guessed.
 */
export function readBankCsv(
  text: string,
  { currency, dateOrder }: { currency: string; dateOrder?: DateOrder | undefined },
): Statement[] {
  const reader = createRecordReader(detectDialect(text.slice(0, 32_768)))
  const records = [...reader.push(text), ...reader.end()]
  const header = findBankColumns(records)
  if (!header) {
    throw new UnreadableStatement(
      'No columns of a bank statement are found: a row of names with a day and an amount (or money in and money out) is needed',
    )
  }
  const { columns } = header
  const rows = records.slice(header.at + 1).filter((record) => isMovement(record, columns))
  const dates = createDateOrderDetector()
  const marks = createDecimalMarkDetector()
  for (const { cells } of rows) {
    dates.observe(cell(cells, columns.bookedOn))
    for (const place of [columns.amount, columns.moneyIn, columns.moneyOut, columns.balance]) {
      if (place !== undefined) marks.observe(cell(cells, place))
    }
  }
  const order = dateOrder ?? dates.verdict()
  if (order === 'ask') {
    const [sample = ''] = dates.samples()
    throw new UnreadableStatement(`Days such as ${sample} can be read in two ways: say below how the bank writes them`)
  }
  const mark = marks.verdict(exponentOf(currency))
  if (mark === 'ask')
    throw new UnreadableStatement('Amounts of this file can be read in two ways: export it with cents')
  const rules = { columns, order, mark, currency }
  return byAccount(
    rows.map((record) => ({ record, line: lineOf(record, rules) })),
    rules,
  )
}

const cell = (cells: readonly string[], place: number | undefined): string =>
  place === undefined ? '' : cleanLine(cells[place] ?? '')

/** Rows below a table ("Closing balance", page ends) have no day or no amount. */
function isMovement({ cells }: RawRecord, { bookedOn, amount, moneyIn, moneyOut }: BankColumns): boolean {
  const hasAmount = [amount, moneyIn, moneyOut].some((place) => /\d/.test(cell(cells, place)))
  return hasAmount && /\d/.test(cell(cells, bookedOn))
}

function lineOf({ line, cells, problem }: RawRecord, rules: Rules): StatementLine {
  if (problem) throw new UnreadableStatement('This row cannot be taken apart: a quotation mark does not close', line)
  const { columns } = rules
  const bookedOn = dayIn(cell(cells, columns.bookedOn), rules.order, line)
  const valued = cell(cells, columns.valueOn)
  const texts = columns.text.map((place) => cell(cells, place)).filter(Boolean)
  return {
    bookedOn,
    valueOn: valued === '' ? null : dayIn(valued, rules.order, line),
    amount: amountIn(cells, rules, line),
    name: piece(cell(cells, columns.name), 'name'),
    account: accountKey(cell(cells, columns.account)),
    text: piece([...new Set(texts)].join(' '), 'text') ?? '',
    reference: statedReference(cell(cells, columns.reference)),
    bankId: piece(cell(cells, columns.bankId), 'bankId'),
  }
}

function dayIn(text: string, order: DateOrder, line: number): PlainDate {
  const day = parseDate(text, order)
  if (!day.ok) throw new UnreadableStatement(`"${text.slice(0, 40)}" is not a day`, line)
  return day.value
}

const moneyOutWords = /^(D|S|DR|DBIT|DEBIT|SOLL|AF|UIT|OUT|BELASTUNG|AUSGANG|CARGO|DÉBIT)$/i

function amountIn(cells: readonly string[], rules: Rules, line: number): Money {
  const { columns, mark } = rules
  const said = cell(cells, columns.currency).toUpperCase()
  const currency = isCurrency(said) ? said : rules.currency
  const read = (place: number | undefined): Money | null => {
    const text = cell(cells, place)
    if (text === '' || /^[-–—]$/.test(text)) return null
    const amount = parseAmount(text.replace(/^\+/, ''), mark, currency)
    if (!amount.ok || (isCurrency(said) && amount.value.currency !== said))
      throw new UnreadableStatement(`"${text.slice(0, 40)}" is not an amount in ${currency}`, line)
    return amount.value
  }
  const amount =
    columns.amount === undefined ? bothWays(read(columns.moneyIn), read(columns.moneyOut)) : read(columns.amount)
  if (!amount) return { minor: 0n, currency }
  if (columns.amount === undefined || columns.direction === undefined) return amount
  return moneyOutWords.test(cell(cells, columns.direction)) ? negateMoney(absolute(amount)) : absolute(amount)
}

const absolute = (amount: Money): Money => (amount.minor < 0n ? negateMoney(amount) : amount)

/** Of two columns one is empty or zero; some banks write a minus in the second. */
function bothWays(moneyIn: Money | null, moneyOut: Money | null): Money | null {
  const out = moneyOut && negateMoney(absolute(moneyOut))
  if (!moneyIn || !out) return (moneyIn && absolute(moneyIn)) ?? out
  return moneyIn.currency === out.currency ? addMoney(absolute(moneyIn), out) : absolute(moneyIn)
}

/** One statement per own account and currency. Opening and closing are reckoned where a balance stands beside every movement. */
function byAccount(
  rows: readonly { record: RawRecord; line: StatementLine }[],
  { columns, mark, currency }: Rules,
): Statement[] {
  const groups = new Map<string, { account: string | null; currency: string; rows: (typeof rows)[number][] }>()
  for (const row of rows) {
    const account = accountKey(cell(row.record.cells, columns.ownAccount))
    const key = `${account ?? ''}/${row.line.amount.currency}`
    const group = groups.get(key) ?? { account, currency: row.line.amount.currency, rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  if (groups.size === 0) return [{ account: null, currency, opening: null, closing: null, lines: [] }]
  return [...groups.values()].map((group) => ({
    ...{ account: group.account, currency: group.currency },
    ...balancesOf(group.rows, columns, mark),
    lines: group.rows.map(({ line }) => line),
  }))
}

function balancesOf(
  rows: readonly { record: RawRecord; line: StatementLine }[],
  columns: BankColumns,
  mark: DecimalMark,
) {
  const after = rows.map(({ record, line }) => {
    const balance = parseAmount(cell(record.cells, columns.balance), mark, line.amount.currency)
    return { balance: balance.ok ? balance.value : null, amount: line.amount }
  })
  const [first, last] = [after[0], after.at(-1)]
  const nothing = { opening: null, closing: null }
  if (!first?.balance || !last?.balance || first.balance.currency !== last.balance.currency) return nothing
  const second = after[1]
  // Newest first where the second row's balance is what the first row started from.
  const newestFirst =
    second?.balance !== undefined &&
    second.balance !== null &&
    subtractMoney(first.balance, first.amount).minor === second.balance.minor
  const [earliest, latest] = newestFirst ? [last, first] : [first, last]
  if (!earliest.balance || !latest.balance) return nothing
  return { opening: addMoney(earliest.balance, negateMoney(earliest.amount)), closing: latest.balance }
}
