import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '../business-day.ts'
import { isCurrency } from '../currency.ts'
import { cleanLine } from '../invoice-import/clean-text.ts'
import { addMoney, equalMoney, parseMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'

export const statementFormats = ['csv', 'camt053', 'mt940', 'ofx'] as const
export type StatementFormat = (typeof statementFormats)[number]

/** One movement of an account as its bank tells it. */
export interface StatementLine {
  readonly bookedOn: PlainDate
  readonly valueOn: PlainDate | null
  /** Above nothing: money in. */
  readonly amount: Money
  /** Who is on the other side, and their account. */
  readonly name: string | null
  readonly account: string | null
  /** What the payer wrote. */
  readonly text: string
  /** A structured reference or an end-to-end id; null where the bank says there is none. */
  readonly reference: string | null
  /** What the bank itself calls it. */
  readonly bankId: string | null
}

export interface Statement {
  readonly account: string | null
  readonly currency: string
  readonly opening: Money | null
  readonly closing: Money | null
  readonly lines: readonly StatementLine[]
}

/** A statement that cannot be read, and on which physical line (from 1); it never leaves this folder: `readStatements` makes it a refusal. */
export class UnreadableStatement extends Error {
  constructor(reason: string, line: number | null = null) {
    super(line === null ? reason : `Line ${line}: ${reason}`)
  }
}

/**
 * What the line texts of banks may be at their longest, cleaned: payers write up to 140 characters, banks add their own.
 */
const longest = { name: 200, account: 64, text: 1_000, reference: 140, bankId: 140 } as const

/** A piece of text as it is kept; null for nothing. */
export const piece = (text: string | null | undefined, kind: keyof typeof longest): string | null =>
  [...cleanLine(text ?? '')].slice(0, longest[kind]).join('') || null

/** An account as it is compared: without the blanks of print. */
export const accountKey = (text: string | null | undefined): string | null =>
  piece((text ?? '').replace(/\s/g, '').toUpperCase(), 'account')

/** Words that banks put where the payer gave no reference. */
export const statedReference = (text: string | null | undefined): string | null =>
  /^(NOTPROVIDED|NOT PROVIDED|NONREF|NOREF|NONE|KEINE|-+)$/i.test((text ?? '').trim()) ? null : piece(text, 'reference')

/** "1234,5" or "-1234.50", as the formats write it. Errors: UnreadableStatement. */
export function statedAmount(text: string, currency: string, line: number | null = null): Money {
  if (!isCurrency(currency))
    throw new UnreadableStatement(`"${cleanLine(currency).slice(0, 20)}" is not a currency`, line)
  const plain = text.trim().replace(/^\+/, '').replace(',', '.').replace(/\.$/, '')
  const trimmed = plain.includes('.') ? plain.replace(/0+$/, '').replace(/\.$/, '') : plain
  const amount = parseMoney(trimmed.replace(/^(-?)\./, '$10.'), currency)
  if (!amount.ok) throw new UnreadableStatement(`"${cleanLine(text).slice(0, 40)}" is not an amount`, line)
  return amount.value
}

/** Errors: UnreadableStatement for a day that does not exist. */
export function statedDay(year: string, month: string, day: string, line: number | null = null): PlainDate {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    throw new UnreadableStatement(`${year}-${month}-${day} is a day that does not exist`, line)
  }
}

/** Whether what the file says adds up: false only where it states both balances and its lines do not lead from one to the other. */
export function addsUp({ opening, closing, currency, lines }: Statement): boolean {
  if (!opening || !closing || opening.currency !== currency || closing.currency !== currency) return true
  const amounts = lines.map(({ amount }) => amount)
  if (amounts.some((amount) => amount.currency !== currency)) return true
  return equalMoney(addMoney(opening, sumMoney(amounts, currency)), closing)
}
