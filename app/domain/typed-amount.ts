import { exponentOf } from './currency.ts'
import { markEvidence, parseAmount } from './invoice-import/parse-amount.ts'
import type { AmountRefusal } from './invoice-import/parse-amount.ts'
import type { Money } from './money.ts'
import type { Result } from './result.ts'

/**
 * An amount as a person types it into a form: "1,234.50", "$1234.5", "1.234,50". Where one mark with three digits behind it
 * could be either ("1,234"), it groups thousands, save for a point in a currency of three decimals. Errors: as `parseAmount`.
 */
export function parseTypedAmount(text: string, currency: string): Result<Money, AmountRefusal> {
  const evidence = markEvidence(text)
  if (evidence === null || typeof evidence === 'string') return parseAmount(text, evidence ?? '.', currency)
  const isDecimal = evidence.either === '.' && exponentOf(currency) === 3
  return parseAmount(text, isDecimal || evidence.either === ',' ? '.' : ',', currency)
}
