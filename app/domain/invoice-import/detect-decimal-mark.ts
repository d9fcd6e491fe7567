import type { DecimalMark } from './parse-amount.ts'
import { markEvidence } from './parse-amount.ts'

export interface DecimalMarkDetector {
  observe(cell: string): void
  /** `currencyDecimals`: of the file's currency; only one with three makes "1,234" a fraction. */
  verdict(currencyDecimals: number): DecimalMark | 'ask'
}

/** So many cells of one kind outweigh a single slip of the other. */
const OUTWEIGHS = 20

/** Learns from every amount of a file whether it writes 1,234.50 or 1.234,50; constant memory. */
export function createDecimalMarkDetector(): DecimalMarkDetector {
  const seen = { '.': 0, ',': 0 }
  const either = { '.': 0, ',': 0 }
  return {
    observe(cell) {
      const evidence = markEvidence(cell)
      if (evidence === null) return
      if (typeof evidence === 'string') seen[evidence] += 1
      else either[evidence.either] += 1
    },
    verdict(currencyDecimals) {
      if (seen['.'] > seen[','] * OUTWEIGHS) return '.'
      if (seen[','] > seen['.'] * OUTWEIGHS) return ','
      if (seen['.'] > 0) return 'ask'
      if (either['.'] === 0 && either[','] === 0) return '.'
      if (currencyDecimals >= 3 || (either['.'] > 0 && either[','] > 0)) return 'ask'
      return either['.'] > 0 ? ',' : '.'
    },
  }
}
