import { compareDays, daysBetween } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { subtractMoney, sumMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import { aging, type AgingRow } from '../reporting/aging.ts'

export interface OpenItem {
  readonly number: string
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly total: Money
  /** Late fees and interest, those that were waived left out. */
  readonly charges: Money
  /** Payments, less what was given back. */
  readonly paid: Money
  /** Credit notes, early-payment discounts and parts written off. */
  readonly credited: Money
  /** What is left: total and charges less `paid` and `credited`. */
  readonly open: Money
}

/** What is no longer asked for: an invoice, or the rest of one. */
export interface WrittenOff {
  readonly number: string
  readonly on: PlainDate
  readonly amount: Money
}

/** Whose statement it is, and who makes it. */
export interface StatementParties {
  readonly business: {
    readonly name: string
    readonly postalAddress: string | null
    readonly email: string
    readonly phone: string | null
    readonly brandColor: string
  }
  readonly client: { readonly name: string; readonly postalAddress: string | null }
  readonly locale: string
}

/** All that stands on a statement of open items; nothing else may influence its bytes. */
export interface StatementDocument extends StatementParties {
  readonly asOf: PlainDate
  /** By due day. */
  readonly items: readonly OpenItem[]
  /** The client's credit that no invoice has taken yet: positive sums, one for each currency. */
  readonly credits: readonly Money[]
  /** Of the last year. */
  readonly writtenOff: readonly WrittenOff[]
}

export interface StatementPart {
  readonly currency: string
  readonly items: readonly OpenItem[]
  readonly open: Money
  readonly overdue: Money
  readonly credit: Money
  /** What is open less the credit; negative where the credit is more. */
  readonly rest: Money
  readonly writtenOff: readonly WrittenOff[]
  readonly buckets: readonly AgingRow[]
}

type StatementSums = Pick<StatementDocument, 'items' | 'asOf' | 'credits' | 'writtenOff'>

/** Open items, credit and write-offs by currency, in alphabetical order: amounts of two currencies are never added up. */
export function statementParts({ items, asOf, credits, writtenOff }: StatementSums): StatementPart[] {
  const amounts = [...items.map(({ open }) => open), ...credits, ...writtenOff.map(({ amount }) => amount)]
  const currencies = [...new Set(amounts.map(({ currency }) => currency))].sort()
  return currencies.map((currency) => {
    const mine = items.filter(({ open }) => open.currency === currency)
    const credit = credits.find((sum) => sum.currency === currency) ?? zero(currency)
    const openOf = (some: readonly OpenItem[]) =>
      sumMoney(
        some.map(({ open }) => open),
        currency,
      )
    const open = openOf(mine)
    return {
      currency,
      items: mine,
      open,
      credit,
      rest: subtractMoney(open, credit),
      writtenOff: writtenOff.filter(({ amount }) => amount.currency === currency),
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
