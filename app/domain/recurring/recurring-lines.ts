import { isQuantity, isTaxRate } from '../invoice/totals.ts'
import type { LineInput } from '../invoice/totals.ts'

export interface RecurringLine extends Required<LineInput> {
  readonly description: string
}

/** Lines as they are stored: plain JSON, the amount as text since JSON knows no bigint. */
export const storedLines = (lines: readonly RecurringLine[]) =>
  lines.map(({ unitAmount, ...line }) => ({ ...line, unitAmount: String(unitAmount) }))

/** Reads what `storedLines` wrote. Errors: RangeError for anything else, since an invoice must not be made from a guess. */
export function readStoredLines(json: unknown): RecurringLine[] {
  if (!Array.isArray(json)) throw new RangeError('recurring lines: not a list')
  return json.map((line: unknown) => {
    const { description, quantity, unitAmount, taxRate, discountBps } = (line ?? {}) as Record<string, unknown>
    if (
      typeof description !== 'string' ||
      !(typeof quantity === 'string' && isQuantity(quantity)) ||
      !(typeof unitAmount === 'string' && /^-?\d+$/.test(unitAmount)) ||
      !(typeof taxRate === 'string' && isTaxRate(taxRate)) ||
      !(typeof discountBps === 'number' && Number.isInteger(discountBps))
    )
      throw new RangeError('recurring lines: not a line')
    return { description, quantity, unitAmount: BigInt(unitAmount), taxRate, discountBps }
  })
}
