import { exponentOf } from '../currency.ts'
import { isReasonableAmount } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { currencyOf } from './currency-signs.ts'

export type DecimalMark = '.' | ','
export type AmountRefusal = 'not_a_number' | 'unknown_currency' | 'too_precise' | 'too_large'

/** No amount is written longer; it spares the patterns below a hostile cell. */
const LONGEST = 80

interface WrittenAmount {
  readonly negative: boolean
  /** Digits and marks, nothing else. */
  readonly core: string
  /** What stood around the number: a sign or code of a currency, or nothing. */
  readonly sign: string
}

/** Most amounts of most files; the rest takes the longer way. */
const plainNumber = /^\d(?:[\d.,]*\d)?$/

/** Takes a written amount apart: brackets, trailing minus and CR mean negative; Swiss ".–" means no cents. */
function takeApart(text: string): WrittenAmount | null {
  if (text.length > LONGEST) return null
  if (plainNumber.test(text)) return { negative: false, core: text, sign: '' }
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2212\u2010-\u2015]/g, '-')
    .replace(/[.,]-{1,2}(?!\d)/g, '')
    .replace(/[’‘`´]/g, "'")
    .trim()
  const bracketed = /^([^\d()]*)\(([^()]*)\)([^\d()]*)$/.exec(plain)
  const bare = bracketed ? `${bracketed[1] ?? ''}${bracketed[2] ?? ''}${bracketed[3] ?? ''}` : plain
  const match = /^([^\d]*?)([.,]?\d(?:[\d.,' ]*\d)?)([^\d]*)$/.exec(bare)
  if (!match) return null
  const [, before = '', core = '', after = ''] = match
  const around = `${before} ${after}`
  const minuses = around.split('-').length - 1
  const credit = /^\s*CR\s*$/i.test(after)
  if (minuses > 1 || (bracketed && minuses > 0)) return null
  const sign = around
    .replace(/[-+]/g, ' ')
    .replace(/\b(CR|DR)\b/i, ' ')
    .trim()
  return { negative: Boolean(bracketed) || minuses === 1 || credit, core, sign }
}

const grouped: Record<DecimalMark, RegExp> = {
  // Groups of three, or India's two; the same mark all the way.
  '.': /^(?:\d+|\d{1,3}([,' ])\d{3}(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})?(?:\.(\d*))?$/,
  ',': /^(?:\d+|\d{1,3}([.' ])\d{3}(?:\1\d{3})*)?(?:,(\d*))?$/,
}

/**
 * Reads an amount as people and programs write it: "1,234.50", "1.234,50 €", "1'234.–", "$(250.00)", "12,50-".
 * Units: minor units of the sign's currency, else of `currency`. Rounding: none, more decimals than the currency has
 * are refused (zeros at the end excepted). Errors: RangeError when `currency` is unknown.
 */
export function parseAmount(text: string, mark: DecimalMark, currency: string): Result<Money, AmountRefusal> {
  const written = takeApart(text)
  if (!written) return refuse('not_a_number')
  const code = written.sign === '' ? currency : currencyOf(written.sign, currency)
  if (code === null) return refuse(/^[A-Z]{3}$/.test(written.sign) ? 'unknown_currency' : 'not_a_number')
  if (!grouped[mark].test(written.core)) return refuse('not_a_number')

  const [whole = '', fraction = ''] = written.core.split(mark).map((part) => part.replace(/\D/g, ''))
  const digits = whole.replace(/^0+/, '')
  if (digits.length > 18) return refuse('too_large')
  const cents = fraction.replace(/0+$/, '')
  const exponent = exponentOf(code)
  if (cents.length > exponent) return refuse('too_precise')
  const minor = BigInt(`${digits}${cents.padEnd(exponent, '0')}` || '0')
  const amount = { minor: written.negative ? -minor : minor, currency: code }
  return isReasonableAmount(amount) ? ok(amount) : refuse('too_large')
}

/** What one amount says about the decimal mark of its file; `either` where "1,234" could be a thousand or a fraction. */
export function markEvidence(text: string): DecimalMark | { readonly either: DecimalMark } | null {
  const core = takeApart(text)?.core
  if (core === undefined) return null
  const points = core.split('.').length - 1
  const commas = core.split(',').length - 1
  if (points > 0 && commas > 0) return core.lastIndexOf('.') > core.lastIndexOf(',') ? '.' : ','
  if (points === 0 && commas === 0) return null
  const [mark, other, count]: [DecimalMark, DecimalMark, number] = points > 0 ? ['.', ',', points] : [',', '.', commas]
  if (count > 1) return other
  const [whole = '', fraction = ''] = core.split(mark)
  if (fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return { either: mark }
  return mark
}
