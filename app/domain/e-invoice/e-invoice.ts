import { Temporal } from 'temporal-polyfill'
import type { PlainDate } from '../business-day.ts'
import { isCurrency } from '../currency.ts'
import { cleanLine, cleanText } from '../invoice-import/clean-text.ts'
import { addMoney, equalMoney, formatMoney, parseMoney, subtractMoney, sumMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'

export interface EInvoiceLine {
  readonly description: string
  /** A decimal string. */
  readonly quantity: string
  /** Before tax, its own discount taken off. */
  readonly amount: Money
  /** Price of one, where it has no more decimals than the currency; else the amount of the line. */
  readonly unit: Money | null
  /** In percent, as a decimal string. */
  readonly taxRate: string
}

/** What a structured invoice says, in our words; EN 16931 calls the fields BT-1 and so on. */
export interface EInvoice {
  readonly kind: 'invoice' | 'credit_note'
  readonly number: string
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate | null
  readonly buyer: {
    readonly name: string
    readonly email: string | null
    readonly address: string | null
    readonly taxNumber: string | null
  }
  /** The buyer's own words for it: order, else reference. */
  readonly purchaseOrder: string | null
  /** The invoice a credit note is about. */
  readonly aboutNumber: string | null
  readonly terms: string | null
  readonly note: string | null
  /** Allowances and charges on the whole are lines as well. */
  readonly lines: readonly EInvoiceLine[]
  readonly net: Money
  readonly tax: Money
  readonly total: Money
  readonly prepaid: Money
  readonly rounding: Money
  readonly payable: Money
}

/** An e-invoice that cannot be read; it never leaves this folder: `readEInvoice` makes it a refusal. */
export class UnreadableInvoice extends Error {}

export function statedMoney(text: string | null, currency: string, what: string): Money {
  if (!isCurrency(currency)) throw new UnreadableInvoice(`"${currency.slice(0, 20)}" is not a currency`)
  const plain = (text ?? '').trim()
  const amount = parseMoney(plain.includes('.') ? plain.replace(/\.?0*$/, '') : plain, currency)
  if (!amount.ok) throw new UnreadableInvoice(`${what} "${cleanLine(plain).slice(0, 40)}" is not an amount`)
  return amount.value
}

/** Zero where the file does not say. */
export const moneyOrNone = (text: string | null, currency: string, what: string): Money =>
  text === null ? zero(currency) : statedMoney(text, currency, what)

/** "2026-11-23", or "20261123" as CII writes it. */
export function invoiceDay(text: string | null, what: string): PlainDate {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(text?.trim() ?? '') ?? []
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    throw new UnreadableInvoice(`${what} "${cleanLine(text ?? '').slice(0, 20)}" is not a day`)
  }
}

export const decimalText = (text: string | null, what: string): string => {
  const plain = (text ?? '').trim()
  if (!/^-?\d{1,9}(?:\.\d{1,8})?$/.test(plain))
    throw new UnreadableInvoice(`${what} "${cleanLine(plain).slice(0, 20)}" is not a number`)
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}

/** A text as it is kept, null where there is none. */
export const said = (text: string | null, longest: number): string | null =>
  [...cleanText(text ?? '')].slice(0, longest).join('') || null

const wordsOf = (amount: Money) => formatMoney(amount, 'en-US')

/**
 * Refuses, in words, an invoice whose sums do not lead to its total (EN 16931, BR-CO-10 to BR-CO-16), that is negative, or that
 * lacks what nobody can do without. An invoice without lines (Factur-X MINIMUM) has none to add up.
 */
export function checkEInvoice(invoice: EInvoice): Result<EInvoice, string> {
  const { number, buyer, lines, net, tax, total, prepaid, rounding, payable } = invoice
  if (number === '') return refuse('It has no number')
  if (number.length > 60) return refuse('Its number is longer than 60 characters')
  if (buyer.name === '') return refuse('It does not say who the buyer is')
  if (total.minor <= 0n) return refuse(`Its total is ${wordsOf(total)}: only sums above nothing are taken in`)
  if (lines.length > 1000) return refuse('It has more than 1,000 lines')
  const summed = sumMoney(
    lines.map(({ amount }) => amount),
    net.currency,
  )
  if (lines.length > 0 && !equalMoney(summed, net))
    return refuse(`Its lines add up to ${wordsOf(summed)}, but it says ${wordsOf(net)} before tax`)
  const withTax = addMoney(net, tax)
  if (!equalMoney(withTax, total))
    return refuse(`${wordsOf(net)} and ${wordsOf(tax)} tax are ${wordsOf(withTax)}, but it says ${wordsOf(total)}`)
  const left = addMoney(subtractMoney(total, prepaid), rounding)
  if (!equalMoney(left, payable))
    return refuse(`${wordsOf(left)} would be left to pay, but it says ${wordsOf(payable)}`)
  if (prepaid.minor < 0n || prepaid.minor > total.minor)
    return refuse(`${wordsOf(prepaid)} was paid before, which is not between nothing and the total`)
  return ok(invoice)
}
