import type { Money } from '../money.ts'
import { moneyOf } from '../timeline/money-data.ts'
import type { MoneyData } from '../timeline/money-data.ts'
import type { TimelineEvent } from '../timeline/timeline-event.ts'

const kinds = [
  'promise.made',
  'already_paid.given',
  'already_paid.matched',
  'already_paid.not_found',
  'plan.proposed',
  'plan.countered',
  'plan.accepted',
  'plan.declined',
  'plan.cancelled',
  'plan.extended',
  'plan.completed',
  'plan.defaulted',
  'autopay.agreed',
  'autopay.failed',
  'autopay.stopped',
  'dispute.opened',
  'dispute.proposed',
  'dispute.resolved',
  'dispute.agreed',
  'dispute.objected',
  'dispute.withdrawn',
  'credit_note.issued',
  'help.asked',
  'help.granted',
  'help.declined',
  'letter.posted',
] as const satisfies readonly TimelineEvent['type'][]
export type PortalStepKind = (typeof kinds)[number]

/** Something agreed, asked for or answered about an invoice: what the client may know of an entry on record. */
export interface PortalStep {
  readonly kind: PortalStepKind
  /** YYYY-MM-DD in the business's zone. */
  readonly on: string
  /** ISO instant. */
  readonly at: string
  readonly by: 'client' | 'business' | null
  readonly amount: Money | null
  /** The day it speaks of, YYYY-MM-DD. */
  readonly day: string | null
  readonly count: number | null
  /** Of a dispute, or of what was asked for. */
  readonly outcome: string | null
  /** Of a saved card or account, or of a document. */
  readonly label: string | null
}

const isKind = (type: string): type is PortalStepKind => (kinds as readonly string[]).includes(type)

/** What of an entry concerns the client; null for all others. The business's own words and reasons stay with it. */
export function portalStep(event: TimelineEvent, when: { on: string; at: string }): PortalStep | null {
  const { type } = event
  if (!isKind(type)) return null
  const data: Partial<Facts> = event.data as Partial<Facts>
  return {
    ...when,
    kind: type,
    by: data.by === 'client' || data.by === 'business' ? data.by : null,
    amount: firstMoney(data.amount, data.total),
    day: data.to ?? data.dueOn ?? data.paidOn ?? (typeof data.on === 'string' ? data.on : null),
    count: data.count ?? null,
    outcome: data.outcome ?? (type.startsWith('help.') ? (data.kind ?? null) : null),
    label: data.label ?? (data.creditNumber === undefined ? null : String(data.creditNumber)),
  }
}

interface Facts {
  by: string
  amount: MoneyData
  total: MoneyData
  dueOn: string
  paidOn: string
  on: string
  to: string
  count: number
  outcome: string
  kind: string
  label: string
  creditNumber: number
}

const firstMoney = (...amounts: (MoneyData | undefined)[]): Money | null => {
  const found = amounts.find((amount) => amount !== undefined)
  return found ? moneyOf(found) : null
}
