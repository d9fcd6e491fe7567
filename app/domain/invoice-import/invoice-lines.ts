import { divideHalfUp, equalMoney, isZero, subtractMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { MappedRow } from './import-column.ts'
import type { DecimalMark } from './parse-amount.ts'
import { readAmount } from './row-amounts.ts'
import type { AmountRules } from './row-amounts.ts'

/** A line as it will be printed: `quantity` a decimal string, amounts in minor units of the invoice's currency, before tax. */
export interface ImportedLine {
  readonly description: string
  readonly quantity: string
  readonly unitMinor: bigint
  readonly amountMinor: bigint
  readonly taxMinor: bigint
}

const MILLION = 1_000_000n
const wholeLine = (description: string, amount: Money): ImportedLine => ({
  description,
  quantity: '1',
  unitMinor: amount.minor,
  amountMinor: amount.minor,
  taxMinor: 0n,
})

/** "1.0000" or "2,5" as a decimal string of at most six decimals; null when it is no such number. */
function quantityOf(text: string, mark: DecimalMark): string | null {
  const plain = mark === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(plain.replaceAll(' ', ''))
  if (!match) return null
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > 6) return null
  return fraction === '' ? String(Number(match[1])) : `${Number(match[1])}.${fraction}`
}

const millionths = (quantity: string): bigint => {
  const [whole = '0', fraction = ''] = quantity.split('.')
  return BigInt(whole) * MILLION + BigInt(fraction.padEnd(6, '0'))
}

/** The lines of an invoice from its rows; none when no row says what a line costs. */
export function readLines(rows: readonly MappedRow[], rules: AmountRules): Result<ImportedLine[], string> {
  const lines: ImportedLine[] = []
  for (const { cells } of rows) {
    const given = readAmount(cells, 'lineAmount', 'Line amount', rules)
    if (!given.ok) return given
    const tax = readAmount(cells, 'taxAmount', 'Tax', rules)
    if (!tax.ok) return tax
    // Unit prices finer than a cent are common; the line's amount then speaks for itself.
    const unitRead = readAmount(cells, 'unitAmount', 'Unit price', rules)
    const unit = unitRead.ok ? unitRead.value : null
    const quantity = quantityOf(cells.quantity ?? '', rules.decimalMark) ?? (cells.quantity ? null : '1')
    const product = unit && quantity ? divideHalfUp(unit.minor * millionths(quantity), MILLION) : null
    const amount = given.value?.minor ?? product
    if (amount === null) continue
    const description = cells.description || cells.item || 'Item'
    const agrees = unit !== null && quantity !== null && product === amount
    lines.push({
      description,
      quantity: agrees ? quantity : '1',
      unitMinor: agrees ? unit.minor : amount,
      amountMinor: amount,
      taxMinor: tax.value?.minor ?? 0n,
    })
  }
  return lines.length > 1000 ? refuse('An invoice of more than 1,000 lines: split it') : ok(lines)
}

const lineSum = (lines: readonly ImportedLine[], currency: string): Money =>
  sumMoney(
    lines.map(({ amountMinor, taxMinor }) => ({ minor: amountMinor + taxMinor, currency })),
    currency,
  )

/** What the lines add up to, taxes included; null without lines. */
export const sumOfLines = (lines: readonly ImportedLine[], currency: string): Money | null =>
  lines.length === 0 ? null : lineSum(lines, currency)

/**
 * Makes the printed lines add up to `total` to the cent: amounts that already hold their tax lose the tax column, and
 * what discounts, taxes or rounding leave over becomes a line of its own. Without lines, the description is the line.
 */
export function linesThatAddUp(lines: readonly ImportedLine[], total: Money, description: string): ImportedLine[] {
  if (lines.length === 0) return [wholeLine(description, total)]
  const rest = subtractMoney(total, lineSum(lines, total.currency))
  if (isZero(rest)) return [...lines]
  const untaxed = lines.map((line) => ({ ...line, taxMinor: 0n }))
  if (equalMoney(lineSum(untaxed, total.currency), total)) return untaxed
  return [...lines, wholeLine('Taxes, discounts and rounding', rest)]
}
