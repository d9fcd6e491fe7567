import {
  addDays,
  compareDays,
  compareInstants,
  earliestInstant,
  laterDay,
  startOfDay,
  todayIn,
} from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import type { DunningDecision, DunningReason, NextStep, StageOfInvoice } from './dunning-decision.ts'
import type { DunningFacts, DunningInvoice } from './dunning-facts.ts'
import type { DunningPolicy, StageKey } from './dunning-policy.ts'
import { holdEndsOn } from './hold.ts'
import { isForOwner, standOnLadder } from './invoice-standing.ts'
import type { Standing } from './invoice-standing.ts'
import { nextSendInstant } from './send-window.ts'

type Next = Extract<Standing, { kind: 'next' }>

/** How long a client without an address waits for another look; a new address wakes the client at once. */
const noRecipientDays = 7

/**
 * What to do about one client now (R1–R4, R6–R8). "Today" is the business's day, the send hour the client's.
 * At most one reminder per client and day, about the invoice due longest; a message under way blocks the next one.
 * Pure: the same facts and moment give the same decision, so it may run at any frequency and again inside the send.
 */
export function decideDunning(facts: DunningFacts, now: Instant): DunningDecision {
  const standings = facts.invoices.map((invoice) => standOnLadder(invoice, facts, now))
  const obsolete: StageOfInvoice[] = standings.flatMap(({ standing, obsolete: stages }) =>
    stages.map((stage) => ({ invoiceId: standing.invoice.id, stage })),
  )
  const all = standings.map(({ standing }) => standing)
  const reasons = all.map(({ reason }) => reason)
  const next = all.filter((standing) => standing.kind === 'next').sort(longestDueFirst)
  const isDue = ({ at }: Next) => compareInstants(at, now) <= 0

  const escalation = next.find((standing) => isForOwner(standing.stage) && isDue(standing))
  if (escalation) {
    const { invoice, stage, reason } = escalation
    return { kind: 'escalate', invoiceId: invoice.id, stage, obsolete, reasons: [reason], nextCheckAt: now }
  }

  const windowIn = (days: number) => firstWindowOf(addDays(todayIn(facts.business.timeZone, now), days), facts)
  const ownersNext = next.filter(({ stage }) => isForOwner(stage)).map(({ at }) => at)
  if (all.some((standing) => standing.kind === 'pending' && !isForOwner(standing.stage))) {
    // The message's own end wakes the client; looking again tomorrow makes a lost wake-up late instead of never.
    return { kind: 'wait', until: null, obsolete, reasons, nextCheckAt: earliestInstant([windowIn(1), ...ownersNext]) }
  }

  const due = next.filter((standing) => !isForOwner(standing.stage) && isDue(standing))
  const [first, ...others] = due
  if (first) {
    const { invoice, stage, at, reason } = first
    const choice = { invoiceId: invoice.id, stage, obsolete }
    if (facts.client.recipient === null) {
      const nobody = { invoiceId: invoice.id, number: invoice.number, code: 'no_recipient', stage: stage.key } as const
      const nextCheckAt = earliestInstant([windowIn(noRecipientDays), ...ownersNext])
      return { kind: 'no_recipient', ...choice, reasons: [nobody], nextCheckAt }
    }
    const nextCheckAt = earliestInstant([windowIn(Math.max(1, facts.policy.minGapDays)), ...ownersNext])
    const tomorrow = addDays(todayIn(facts.business.timeZone, now), 1)
    return {
      kind: 'remind',
      ...choice,
      sendAt: at,
      needsApproval: stage.needsApproval,
      reasons: [reason, ...others.map((other) => waitsItsTurn(other, tomorrow))],
      nextCheckAt,
    }
  }

  const resting = all.filter((standing) => standing.kind === 'resting')
  const holdEnds = resting.map(({ reason }) => (reason.code === 'hold' ? holdEndsOn(reason.hold) : null))
  const restEnds = holdEnds.map((day) => day && startOfDay(day, facts.business.timeZone))
  const until = earliestInstant(next.map(({ at }) => at))
  const nextCheckAt = earliestInstant([until, ...restEnds])
  if (until === null && resting.length > 0) {
    return { kind: 'hold', until: firstToEnd(resting), obsolete, reasons, nextCheckAt }
  }
  return { kind: 'wait', until, obsolete, reasons, nextCheckAt }
}

const longestDueFirst = (a: Next, b: Next): number =>
  compareDays(a.invoice.dueOn, b.invoice.dueOn) ||
  a.invoice.number.localeCompare(b.invoice.number, 'en', { numeric: true })

const waitsItsTurn = ({ invoice, stage }: Next, on: PlainDate): DunningReason => ({
  invoiceId: invoice.id,
  number: invoice.number,
  code: 'other_invoice_first',
  stage: stage.key,
  on,
})

const firstWindowOf = (day: PlainDate, { business, client }: DunningFacts): Instant =>
  nextSendInstant(startOfDay(day, business.timeZone), client.timeZone, business)

function firstToEnd(resting: readonly Extract<Standing, { kind: 'resting' }>[]): PlainDate | null {
  return resting.reduce<PlainDate | null>((first, { until }) => {
    if (!until) return first
    return !first || compareDays(until, first) < 0 ? until : first
  }, null)
}

/**
 * What follows next for one invoice, and why: the API's `nextStep` and the trace on the desk. Null while it rests and
 * when its ladder has ended. Another invoice of the client may still come first on that day.
 */
export function followUpOf(
  invoice: DunningInvoice,
  facts: DunningFacts,
  now: Instant,
): { nextStep: NextStep | null; reason: DunningReason } {
  const { standing } = standOnLadder(invoice, facts, now)
  if (standing.kind === 'closed' || standing.kind === 'resting') return { nextStep: null, reason: standing.reason }
  const { stage, reason } = standing
  const zone = facts.business.timeZone
  const on = standing.kind === 'next' ? standing.on : laterDay(todayIn(zone, standing.since), todayIn(zone, now))
  return {
    nextStep: { stage: stage.key, on, channel: stage.channels[0], needsApproval: stage.needsApproval },
    reason,
  }
}

export const nextStepFor = (invoice: DunningInvoice, facts: DunningFacts, now: Instant): NextStep | null =>
  followUpOf(invoice, facts, now).nextStep

/** The last stage that was said or passed over by a person: the API's `stage`. Null before the first. */
export function currentStage(invoice: DunningInvoice, policy: DunningPolicy): StageKey | null {
  const done = policy.stages.filter(({ position }) =>
    invoice.steps.some(
      (step) => step.stage === position && (step.outcome === 'completed' || step.outcome === 'skipped'),
    ),
  )
  return done.at(-1)?.key ?? null
}
