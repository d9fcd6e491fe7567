import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { activeHolds } from '../dunning/hold.ts'
import type { Hold } from '../dunning/hold.ts'
import { compareMoney, isPositive } from '../money.ts'
import type { Money } from '../money.ts'
import type { InvoiceState } from './invoice-state.ts'

export const invoiceLabels = [
  'due',
  'overdue',
  'part_paid',
  'processing',
  'promised',
  'on_plan',
  'disputed',
  'paused',
] as const
export type InvoiceLabel = (typeof invoiceLabels)[number]

export interface LabelFacts {
  readonly state: InvoiceState
  readonly dueOn: PlainDate
  readonly total: Money
  readonly balance: Money
  readonly processing: Money
  readonly holds: readonly Hold[]
}

const labelOfHold: Record<Hold['kind'], InvoiceLabel> = {
  promise: 'promised',
  plan: 'on_plan',
  dispute: 'disputed',
  processing: 'processing',
  manual: 'paused',
  proposal: 'paused',
  already_paid: 'paused',
  hardship: 'paused',
  wrong_person: 'paused',
  agency: 'paused',
  reply: 'paused',
  paused_by_client: 'paused',
}

/**
 * What an invoice is called today, in the order of `invoiceLabels`; none unless it is issued and something is open.
 * An open invoice is `due` through its due date and `overdue` from the day after.
 */
export function labelsOf(facts: LabelFacts, today: PlainDate): InvoiceLabel[] {
  if (facts.state !== 'issued') return []
  const labels = new Set<InvoiceLabel>()
  if (isPositive(facts.balance)) {
    labels.add(compareDays(today, facts.dueOn) > 0 ? 'overdue' : 'due')
    if (compareMoney(facts.balance, facts.total) < 0) labels.add('part_paid')
  }
  if (isPositive(facts.processing)) labels.add('processing')
  for (const { kind } of activeHolds(facts.holds, today)) labels.add(labelOfHold[kind])
  return invoiceLabels.filter((label) => labels.has(label))
}
