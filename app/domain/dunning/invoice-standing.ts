import { addDays, compareDays, laterDay, laterInstant, startOfDay, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { isSendDay, rollForward } from '../calendar/send-calendar.ts'
import { isPositive } from '../money.ts'
import type { DunningReason, LeftOutBecause } from './dunning-decision.ts'
import type { DunningFacts, DunningInvoice, DunningStep } from './dunning-facts.ts'
import { isSmallBalance, ladderOf } from './dunning-policy.ts'
import type { DunningStage } from './dunning-policy.ts'
import { activeHold, askedOf, heldPart } from './hold.ts'
import { nextSendInstant } from './send-window.ts'
import { stageDay } from './stage-day.ts'

/** Where one invoice stands on the ladder, for itself: what its client's other invoices do is decided a level above. */
export type Standing = { readonly invoice: DunningInvoice; readonly reason: DunningReason } & (
  | { readonly kind: 'closed' }
  | { readonly kind: 'resting'; readonly until: PlainDate | null }
  | { readonly kind: 'pending'; readonly stage: DunningStage; readonly step: DunningStep }
  /** `on` is the business's day of `at`, the earliest instant at which the stage may be taken. */
  | { readonly kind: 'next'; readonly stage: DunningStage; readonly on: PlainDate; readonly at: Instant }
)

export interface InvoiceStanding {
  readonly standing: Standing
  readonly obsolete: readonly { readonly stage: DunningStage; readonly because: LeftOutBecause }[]
}

/** The owner's decision is no contact with the client: no window, no gap, no recipient. */
export const isForOwner = (stage: DunningStage): boolean => stage.channel === 'owner'

export function standOnLadder(invoice: DunningInvoice, facts: DunningFacts, now: Instant): InvoiceStanding {
  const { id: invoiceId, number } = invoice
  const who = { invoiceId, number }
  const today = todayIn(facts.business.timeZone, now)
  const rest = restOf(invoice, today)
  if (rest) return { standing: rest, obsolete: [] }

  const ladder = ladderOf(invoice.policy)
  const said = saidUpTo(invoice, ladder)
  const obsolete: { stage: DunningStage; because: LeftOutBecause }[] = []
  let previous: DunningStage | null = null
  for (const [n, stage] of ladder.entries()) {
    const step = stepOf(invoice, stage)
    const before: DunningStage | null = previous
    previous = stage
    if (step?.outcome === 'pending') {
      const { channel, underWay } = step
      const reason = { ...who, code: 'pending_step', stage: stage.key, channel, underWay } as const
      return { standing: { kind: 'pending', invoice, stage, step, reason }, obsolete }
    }
    if (step && step.outcome !== 'failed') continue
    const leave = (because: LeftOutBecause) => obsolete.push({ stage, because })
    if (said !== null && stage.offsetDays <= said) {
      leave('already_said')
      continue
    }
    if (invoice.enterFrom !== null && stage.offsetDays < invoice.enterFrom) {
      leave('before_entry')
      continue
    }
    const { on, at, reason } = earliestSend(invoice, stage, before, facts, now)
    const { on: day, payDay } = stageDay(invoice, stage, facts)
    if (stage.offsetDays <= 0 && compareDays(on, day) > 0) {
      leave('passed')
      continue
    }
    const next = ladder[n + 1]
    // What the calendar lays on one day becomes one; what waited for a pay day only begins later, step by step (R14).
    const isLate = payDay !== null && stage.offsetDays > 0
    const meets = next && !isForOwner(next) && compareDays(stageDay(invoice, next, facts).on, day) === 0
    if (meets && !step && !isLate) {
      leave('merged')
      continue
    }
    return { standing: { kind: 'next', invoice, stage, on, at, reason }, obsolete }
  }
  return { standing: { kind: 'closed', invoice, reason: { ...who, code: 'ladder_finished' } }, obsolete }
}

function restOf(invoice: DunningInvoice, today: PlainDate): Standing | null {
  const { id: invoiceId, number, balance, processing, policy, holds } = invoice
  const who = { invoiceId, number }
  if (!isPositive(balance)) return { kind: 'closed', invoice, reason: { ...who, code: 'nothing_open' } }
  if (isPositive(processing)) {
    return { kind: 'resting', invoice, until: null, reason: { ...who, code: 'processing', amount: processing } }
  }
  const part = heldPart(holds, balance, today)
  const restsWhole = part.hold && isSmallBalance(policy, askedOf(holds, balance, today))
  const hold = activeHold(holds, today) ?? (restsWhole ? part.hold : null)
  if (hold) return { kind: 'resting', invoice, until: hold.until, reason: { ...who, code: 'hold', hold } }
  if (isSmallBalance(policy, balance)) {
    return { kind: 'closed', invoice, reason: { ...who, code: 'small_balance', balance } }
  }
  return null
}

const isSaid = ({ outcome }: DunningStep) => outcome === 'completed' || outcome === 'skipped'

/**
 * How far the invoice has come, in days of its ladder: what was said under another policy, or before a stage was moved,
 * counts as far as it went. Null before the first word.
 */
function saidUpTo(invoice: DunningInvoice, ladder: readonly DunningStage[]): number | null {
  return invoice.steps.filter(isSaid).reduce<number | null>((most, step) => {
    const days = ladder.find(({ id }) => id === step.stage)?.offsetDays ?? step.offsetDays
    return most === null || days > most ? days : most
  }, null)
}

const stepOf = (invoice: DunningInvoice, stage: DunningStage) => countingStep(invoice.steps, stage.id)

/** The step that counts for a stage: one that ended it, else one under way, else the last that failed. */
export function countingStep<S extends DunningStep>(steps: readonly S[], stage: number): S | null {
  const rank = { completed: 4, skipped: 3, obsolete: 2, pending: 1, failed: 0 }
  return steps
    .filter((step) => step.stage === stage)
    .reduce<S | null>((best, step) => (best && rank[best.outcome] > rank[step.outcome] ? best : step), null)
}

type Cause = 'due' | 'spacing' | 'contact_gap' | 'weekly_cap' | 'first_send_grace' | 'after_rest' | 'retry'

/** R2: the latest of all that a stage has to wait for. An obsolete predecessor said nothing, so nothing spaces from it. */
function earliestSend(
  invoice: DunningInvoice,
  stage: DunningStage,
  previous: DunningStage | null,
  facts: DunningFacts,
  now: Instant,
): { on: PlainDate; at: Instant; reason: DunningReason } {
  const { business, client } = facts
  const { policy } = invoice
  const dayOf = (instant: Instant) => todayIn(business.timeZone, instant)
  const who = { invoiceId: invoice.id, number: invoice.number, stage: stage.key }
  const own = stageDay(invoice, stage, facts)
  const waits: [Cause, PlainDate][] = [['due', own.on]]

  const before = previous && stepOf(invoice, previous)
  if (previous && before && isSaid(before)) {
    waits.push(['spacing', addDays(dayOf(before.at), stage.offsetDays - previous.offsetDays)])
  }
  // R17, R19: what was settled counts as heard; what only announces the due date would come too late.
  if (invoice.restedUntil && stage.offsetDays > 0) {
    const step = stage.offsetDays - Math.max(0, previous?.offsetDays ?? 0)
    waits.push(['after_rest', addDays(dayOf(invoice.restedUntil), Math.max(step, policy.minGapDays))])
  }
  const failed = stepOf(invoice, stage)
  if (failed) waits.push(['retry', addDays(dayOf(failed.at), 1)])
  if (!isForOwner(stage)) {
    if (invoice.firstSentAt) {
      waits.push(['first_send_grace', addDays(dayOf(invoice.firstSentAt), policy.firstSendGraceDays)])
    }
    if (client.lastContactAt) waits.push(['contact_gap', addDays(dayOf(client.lastContactAt), policy.minGapDays)])
    const contacts = client.recentContacts.map(dayOf).sort((a, b) => compareDays(b, a))
    const crowding = contacts[policy.maxContactsPerWeek - 1]
    if (crowding) waits.push(['weekly_cap', addDays(crowding, 7)])
  }
  const [cause, day] = waits.reduce((last, wait) => (compareDays(wait[1], last[1]) > 0 ? wait : last))

  const { on, at } = firstSending(stage, day, facts, now)
  if (cause === 'spacing' && previous) return { on, at, reason: { ...who, code: 'spacing', on, after: previous.key } }
  if (cause !== 'due' && cause !== 'spacing') return { on, at, reason: { ...who, code: cause, on } }
  if (own.payDay) return { on, at, reason: { ...who, code: 'pay_run', on, payDay: own.payDay } }
  if (compareDays(own.on, own.wanted) !== 0) {
    return { on, at, reason: { ...who, code: 'send_day', on, wanted: own.wanted } }
  }
  return { on, at, reason: { ...who, code: 'due', on, daysFromDue: stage.offsetDays } }
}

/** The first instant from `day` on at which the client may be written to, on a send day; the owner may be asked at any time. */
function firstSending(
  stage: DunningStage,
  day: PlainDate,
  { business, client }: DunningFacts,
  now: Instant,
): { on: PlainDate; at: Instant } {
  const dayOf = (instant: Instant) => todayIn(business.timeZone, instant)
  if (isForOwner(stage)) {
    const at = laterInstant(now, startOfDay(day, business.timeZone))
    return { on: dayOf(at), at }
  }
  let from = rollForward(laterDay(day, dayOf(now)), business.calendar)
  for (;;) {
    const at = nextSendInstant(laterInstant(now, startOfDay(from, business.timeZone)), client.timeZone, business)
    const on = dayOf(at)
    if (isSendDay(on, business.calendar)) return { on, at }
    from = rollForward(addDays(on, 1), business.calendar)
  }
}
