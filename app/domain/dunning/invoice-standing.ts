import { addDays, compareDays, laterInstant, startOfDay, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { isPositive } from '../money.ts'
import type { DunningReason } from './dunning-decision.ts'
import type { DunningFacts, DunningInvoice, DunningStep } from './dunning-facts.ts'
import { isSmallBalance } from './dunning-policy.ts'
import type { DunningStage } from './dunning-policy.ts'
import { activeHold } from './hold.ts'
import { nextSendInstant } from './send-window.ts'

/** Where one invoice stands on the ladder, for itself: what its client's other invoices do is decided a level above. */
export type Standing = { readonly invoice: DunningInvoice; readonly reason: DunningReason } & (
  | { readonly kind: 'closed' }
  | { readonly kind: 'resting'; readonly until: PlainDate | null }
  | { readonly kind: 'pending'; readonly stage: DunningStage; readonly since: Instant }
  /** `on` is the business's day of `at`, the earliest instant at which the stage may be taken. */
  | { readonly kind: 'next'; readonly stage: DunningStage; readonly on: PlainDate; readonly at: Instant }
)

export interface InvoiceStanding {
  readonly standing: Standing
  readonly obsolete: readonly DunningStage[]
}

type Cause = 'due' | 'spacing' | 'contact_gap' | 'weekly_cap' | 'first_send_grace' | 'retry'

/** The owner's decision is no contact with the client: no window, no gap, no recipient. */
export const isForOwner = (stage: DunningStage): boolean => stage.channels[0] === 'owner'

export function standOnLadder(invoice: DunningInvoice, facts: DunningFacts, now: Instant): InvoiceStanding {
  const { id: invoiceId, number } = invoice
  const who = { invoiceId, number }
  const today = todayIn(facts.business.timeZone, now)
  const rest = restOf(invoice, facts, today)
  if (rest) return { standing: rest, obsolete: [] }

  const obsolete: DunningStage[] = []
  let previous: DunningStage | null = null
  for (const stage of facts.policy.stages) {
    const step = stepOf(invoice, stage)
    const before: DunningStage | null = previous
    previous = stage
    if (step?.outcome === 'pending') {
      const reason = { ...who, code: 'pending_step', stage: stage.key } as const
      return { standing: { kind: 'pending', invoice, stage, since: step.at, reason }, obsolete }
    }
    if (step && step.outcome !== 'failed') continue
    if (stage.position < invoice.enterFrom) {
      obsolete.push(stage)
      continue
    }
    const { on, at, reason } = earliestSend(invoice, stage, before, facts, now)
    if (stage.offsetDays <= 0 && compareDays(on, addDays(invoice.dueOn, stage.offsetDays)) > 0) {
      obsolete.push(stage)
      continue
    }
    return { standing: { kind: 'next', invoice, stage, on, at, reason }, obsolete }
  }
  return { standing: { kind: 'closed', invoice, reason: { ...who, code: 'ladder_finished' } }, obsolete }
}

function restOf(invoice: DunningInvoice, { policy }: DunningFacts, today: PlainDate): Standing | null {
  const { id: invoiceId, number, balance, processing } = invoice
  const who = { invoiceId, number }
  if (!isPositive(balance)) return { kind: 'closed', invoice, reason: { ...who, code: 'nothing_open' } }
  if (isPositive(processing)) {
    return { kind: 'resting', invoice, until: null, reason: { ...who, code: 'processing', amount: processing } }
  }
  const hold = activeHold(invoice.holds, today)
  if (hold) return { kind: 'resting', invoice, until: hold.until, reason: { ...who, code: 'hold', hold } }
  if (isSmallBalance(policy, balance))
    return { kind: 'closed', invoice, reason: { ...who, code: 'small_balance', balance } }
  return null
}

/** The step that counts for a stage: one that ended it, else one under way, else the last that failed. */
function stepOf(invoice: DunningInvoice, stage: DunningStage): DunningStep | null {
  const rank = { completed: 4, skipped: 3, obsolete: 2, pending: 1, failed: 0 }
  return invoice.steps
    .filter((step) => step.stage === stage.position)
    .reduce<DunningStep | null>((best, step) => (best && rank[best.outcome] > rank[step.outcome] ? best : step), null)
}

/** R2: the latest of all that a stage has to wait for. An obsolete predecessor said nothing, so nothing spaces from it. */
function earliestSend(
  invoice: DunningInvoice,
  stage: DunningStage,
  previous: DunningStage | null,
  facts: DunningFacts,
  now: Instant,
): { on: PlainDate; at: Instant; reason: DunningReason } {
  const { business, client, policy } = facts
  const dayOf = (instant: Instant) => todayIn(business.timeZone, instant)
  const who = { invoiceId: invoice.id, number: invoice.number, stage: stage.key }
  const waits: [Cause, PlainDate][] = [['due', addDays(invoice.dueOn, stage.offsetDays)]]

  const before = previous && stepOf(invoice, previous)
  if (previous && before && (before.outcome === 'completed' || before.outcome === 'skipped')) {
    waits.push(['spacing', addDays(dayOf(before.at), stage.offsetDays - previous.offsetDays)])
  }
  const failed = stepOf(invoice, stage)
  if (failed) waits.push(['retry', addDays(dayOf(failed.at), 1)])
  if (!isForOwner(stage)) {
    if (invoice.firstSentAt) {
      waits.push(['first_send_grace', addDays(dayOf(invoice.firstSentAt), policy.firstSendGraceDays)])
    }
    if (client.lastContactAt) waits.push(['contact_gap', addDays(dayOf(client.lastContactAt), policy.minGapDays)])
    const contacts = (client.recentContacts ?? []).map(dayOf).sort((a, b) => compareDays(b, a))
    const crowding = contacts[policy.maxContactsPerWeek - 1]
    if (crowding) waits.push(['weekly_cap', addDays(crowding, 7)])
  }
  const [cause, day] = waits.reduce((last, wait) => (compareDays(wait[1], last[1]) > 0 ? wait : last))

  const earliest = laterInstant(now, startOfDay(day, business.timeZone))
  const at = isForOwner(stage) ? earliest : nextSendInstant(earliest, client.timeZone, business)
  const on = dayOf(at)
  if (cause === 'due') return { on, at, reason: { ...who, code: 'due', on, daysFromDue: stage.offsetDays } }
  if (cause === 'spacing' && previous) return { on, at, reason: { ...who, code: 'spacing', on, after: previous.key } }
  return { on, at, reason: { ...who, code: cause as Exclude<Cause, 'due' | 'spacing'>, on } }
}
