import { compareDays, formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { isZero } from '../money.ts'
import type { Money } from '../money.ts'
import type { MovementKind } from '../ledger/movement.ts'
import type { Paper, PaperParties } from './paper.ts'
import { paperLabels } from './paper-labels.ts'

/** One thing that raised (positive) or lowered (negative) what is open. */
export interface StatementMovement {
  readonly on: PlainDate
  readonly kind: Exclude<MovementKind, 'charged'> | 'fee' | 'interest'
  readonly amount: Money
}

export interface InvoiceStatementFacts extends PaperParties {
  readonly invoiceNumber: string
  readonly asOf: PlainDate
  /** In the order in which they were recorded, and shown in that of their days; they sum to `open`. */
  readonly movements: readonly StatementMovement[]
  readonly open: Money
}

/** How what is open on one invoice came about, step by step. */
export function invoiceStatementPaper(facts: InvoiceStatementFacts): Paper {
  const { business, client, locale, invoiceNumber, asOf, movements, open } = facts
  const labels = paperLabels(locale).statement
  return {
    ...{ business, client, locale, asOf, title: labels.title(invoiceNumber) },
    subtitle: labels.asOf(formatDay(asOf, locale, 'long')),
    rows: movements
      .filter(({ amount }) => !isZero(amount))
      .sort((a, b) => compareDays(a.on, b.on))
      .map(({ on, kind, amount }) => ({ day: on, what: labels.movements[kind], amount })),
    sums: [{ label: labels.open, amount: open }],
    notes: [labels.note],
    file: labels.file,
  }
}
