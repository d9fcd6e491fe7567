import { compareDays, daysBetween } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { aging, type AgingRow } from '../reporting/aging.ts'

export interface OpenItem {
  readonly number: string
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly total: Money
  /** Late fees and interest, those that were waived left out. */
  readonly charges: Money
  /** Payments and credits so far. */
  readonly paid: Money
  /** What is left: total and charges less `paid`. */
  readonly open: Money
}

/** All that stands on a statement of open items; nothing else may influence its bytes. */
export interface StatementDocument {
  readonly business: {
    readonly name: string
    readonly postalAddress: string | null
    readonly email: string
    readonly phone: string | null
    readonly brandColor: string
  }
  readonly client: { readonly name: string; readonly postalAddress: string | null }
  readonly locale: string
  readonly asOf: PlainDate
  /** By due day. */
  readonly items: readonly OpenItem[]
}

export interface StatementPart {
  readonly currency: string
  readonly items: readonly OpenItem[]
  readonly open: Money
  readonly overdue: Money
  readonly buckets: readonly AgingRow[]
}

/** Open items by currency, in alphabetical order, with their sums: amounts of two currencies are never added up. */
export function statementParts({ items, asOf }: Pick<StatementDocument, 'items' | 'asOf'>): StatementPart[] {
  const currencies = [...new Set(items.map(({ open }) => open.currency))].sort()
  return currencies.map((currency) => {
    const mine = items.filter(({ open }) => open.currency === currency)
    const openOf = (some: readonly OpenItem[]) =>
      sumMoney(
        some.map(({ open }) => open),
        currency,
      )
    return {
      currency,
      items: mine,
      open: openOf(mine),
      overdue: openOf(mine.filter(({ dueOn }) => compareDays(dueOn, asOf) < 0)),
      buckets: aging(
        mine.map(({ dueOn, open }) => ({ dueOn, count: 1, amount: open })),
        currency,
        asOf,
      ),
    }
  })
}

/** Days past the due date; zero on that day and before. */
export const daysPastDue = (dueOn: PlainDate, asOf: PlainDate): number => Math.max(0, daysBetween(dueOn, asOf))
