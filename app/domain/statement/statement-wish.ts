import { compareDays, parseDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

export const statementKinds = ['open_item', 'activity'] as const
export type StatementKind = (typeof statementKinds)[number]

export const statementAudiences = ['overdue', 'open', 'all'] as const
export type StatementAudience = (typeof statementAudiences)[number]

/** Which statement: what is open today, or what happened from one day to another, both included. */
export type StatementWish =
  { readonly kind: 'open_item' } | { readonly kind: 'activity'; readonly from: PlainDate; readonly to: PlainDate }

/** What is looked back on where nobody says how far. */
const MONTHS_BACK = 12
const YEARS_MOST = 10

/**
 * A wish as it stands in an address or a form; what cannot be read falls back to the last twelve months, and a time is cut to
 * what has passed and to ten years.
 */
export function readStatementWish(query: { get(name: string): unknown }, today: PlainDate): StatementWish {
  if (query.get('kind') !== 'activity') return { kind: 'open_item' }
  const typedTo = parseDay(String(query.get('to') ?? ''))
  const to = typedTo && compareDays(typedTo, today) < 0 ? typedTo : today
  const typedFrom = parseDay(String(query.get('from') ?? ''))
  const earliest = to.subtract({ years: YEARS_MOST })
  if (!typedFrom || compareDays(typedFrom, to) > 0) {
    return { kind: 'activity', from: to.subtract({ months: MONTHS_BACK }).add({ days: 1 }), to }
  }
  return { kind: 'activity', from: compareDays(typedFrom, earliest) < 0 ? earliest : typedFrom, to }
}

/** The same as an address says it. */
export const statementQuery = (wish: StatementWish): string =>
  wish.kind === 'open_item' ? 'kind=open_item' : `kind=activity&from=${wish.from.toString()}&to=${wish.to.toString()}`
