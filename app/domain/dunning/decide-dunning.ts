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
import type { DunningDecision, DunningReason, LeftOut, NextStep } from './dunning-decision.ts'
import type { DunningFacts, DunningInvoice } from './dunning-facts.ts'
import { levelOf } from './dunning-policy.ts'
import type { StageKey } from './dunning-policy.ts'
import { activeHolds, holdEndsOn } from './hold.ts'
import { isForOwner, standOnLadder } from './invoice-standing.ts'
import type { Standing } from './invoice-standing.ts'
import { announces, channelFor } from './reach-client.ts'
import { nextSendInstant } from './send-window.ts'

type Next = Extract<Standing, { kind: 'next' }>

/** How long a client whom nothing reaches waits for another look; a new address wakes the client at once. */
const noRecipientDays = 7

/**
 * What to do about one client now (R1–R8, R14–R16). "Today" is the business's day, the send hour the client's. At most one
 * contact per client and day: one message about everything that is due in one currency, led by the highest stage (R4, R5).
 * A message under way blocks the next one; drafts, letters and calls that wait for a person block only their own invoice.
 * Pure: the same facts and moment give the same decision, so it may run at any frequency and again inside the send.
 */
export function decideDunning(facts: DunningFacts, now: Instant): DunningDecision {
  const standings = facts.invoices.map((invoice) => standOnLadder(invoice, facts, now))
  const obsolete: LeftOut[] = standings.flatMap(({ standing, obsolete: left }) =>
    left.map(({ stage, because }) => ({ invoiceId: standing.invoice.id, stage, because })),
  )
  const all = standings.map(({ standing }) => standing)
  const reasons = all.map(({ reason }) => reason)
  const next = all.filter((standing) => standing.kind === 'next')
  const isDue = ({ at }: Next) => compareInstants(at, now) <= 0

  const escalation = next.filter(({ stage }) => isForOwner(stage)).find(isDue)
  if (escalation) {
    const { invoice, stage, reason } = escalation
    return { kind: 'escalate', invoiceId: invoice.id, stage, obsolete, reasons: [reason], nextCheckAt: now }
  }

  const today = todayIn(facts.business.timeZone, now)
  const windowIn = (days: number) =>
    nextSendInstant(startOfDay(addDays(today, days), facts.business.timeZone), facts.client.timeZone, facts.business)
  // What wakes this client whatever is done today: the owner's stages, the ends of holds, and drafts that grow old.
  const pending = all.filter((standing) => standing.kind === 'pending')
  const alsoThen = [
    ...next.filter(({ stage }) => isForOwner(stage)).map(({ at }) => at),
    ...holdTurns(facts, today).map((day) => startOfDay(day, facts.business.timeZone)),
    ...(pending.some(({ step }) => step.channel === 'email' && !step.underWay) ? [windowIn(1)] : []),
  ]
  const outcome = { obsolete, reasons }
  if (pending.some(({ step }) => step.underWay)) {
    // The message's own end wakes the client; looking again tomorrow makes a lost wake-up late instead of never.
    return { ...outcome, kind: 'wait', until: null, nextCheckAt: earliestInstant([windowIn(1), ...alsoThen]) }
  }

  const due = next.filter((standing) => !isForOwner(standing.stage) && isDue(standing)).sort(highestFirst)
  const [lead] = due
  if (lead) {
    const channel = channelFor(lead.stage, facts.client)
    const { invoice, stage, at } = lead
    if (channel === null || channel === 'owner') {
      const nobody = { invoiceId: invoice.id, number: invoice.number, code: 'no_recipient', stage: stage.key } as const
      const nextCheckAt = earliestInstant([windowIn(announces(stage) ? 1 : noRecipientDays), ...alsoThen])
      return { kind: 'no_recipient', invoiceId: invoice.id, stage, obsolete, reasons: [nobody], nextCheckAt }
    }
    const tomorrow = addDays(today, 1)
    // Tomorrow, however long this policy waits between contacts: a draft is none yet, and another invoice may wait less.
    const nextCheckAt = earliestInstant([windowIn(1), ...alsoThen])
    if (channel === 'phone') {
      // A call is a task: it takes nothing from the client's day until it is made.
      return { kind: 'call', invoiceId: invoice.id, stage, ...outcome, nextCheckAt: now }
    }
    const together = due.filter((other) => goesWith(lead, other) && channelFor(other.stage, facts.client) === channel)
    const later = due.filter((other) => !together.includes(other))
    const [first, ...others] = together.map((each) => ({ invoiceId: each.invoice.id, stage: each.stage }))
    return {
      kind: channel === 'letter' ? 'letter' : 'remind',
      items: [first ?? { invoiceId: invoice.id, stage }, ...others],
      sendAt: at,
      needsApproval: stage.needsApproval,
      obsolete,
      reasons: [...together.map(({ reason }) => reason), ...later.map((other) => waitsItsTurn(other, tomorrow))],
      // A draft or a letter waits for a person; what else is due need not.
      nextCheckAt: later.length > 0 && (stage.needsApproval || channel === 'letter') ? now : nextCheckAt,
    }
  }

  const resting = all.filter((standing) => standing.kind === 'resting')
  const until = earliestInstant(next.map(({ at }) => at))
  const nextCheckAt = earliestInstant([until, ...alsoThen])
  if (until === null && resting.length > 0) return { ...outcome, kind: 'hold', until: firstToEnd(resting), nextCheckAt }
  return { ...outcome, kind: 'wait', until, nextCheckAt }
}

/** The highest stage first, then the one due longest: it sets the tone of a message about several invoices. */
const highestFirst = (a: Next, b: Next): number =>
  levelOf(b.stage.key) - levelOf(a.stage.key) ||
  compareDays(a.invoice.dueOn, b.invoice.dueOn) ||
  a.invoice.number.localeCompare(b.invoice.number, 'en', { numeric: true })

/** What one message can speak of: one currency, and either all of it needs an approval or none. */
const goesWith = (lead: Next, other: Next): boolean =>
  other.invoice.balance.currency === lead.invoice.balance.currency &&
  other.stage.needsApproval === lead.stage.needsApproval

const waitsItsTurn = ({ invoice, stage }: Next, on: PlainDate): DunningReason => ({
  invoiceId: invoice.id,
  number: invoice.number,
  code: 'other_invoice_first',
  stage: stage.key,
  on,
})

/** The days on which a hold ends or wants to be looked at again. */
const holdTurns = (facts: DunningFacts, today: PlainDate): PlainDate[] =>
  facts.invoices
    .flatMap(({ holds }) => activeHolds(holds, today))
    .flatMap((hold) => [holdEndsOn(hold), hold.reviewOn])
    .filter((day) => day !== null)
    .filter((day) => compareDays(day, today) > 0)

function firstToEnd(resting: readonly Extract<Standing, { kind: 'resting' }>[]): PlainDate | null {
  return resting.reduce<PlainDate | null>((first, { until }) => {
    if (!until) return first
    return !first || compareDays(until, first) < 0 ? until : first
  }, null)
}

/**
 * What follows next for one invoice, and why: the API's `nextStep` and the trace on the desk. Null while it rests and
 * when its ladder has ended. What is due without any way to reach the client says so before its day comes.
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
  const today = todayIn(zone, now)
  if (standing.kind === 'pending') {
    const { channel, at } = standing.step
    const on = laterDay(todayIn(zone, at), today)
    return { nextStep: { stage: stage.key, on, channel, needsApproval: stage.needsApproval }, reason }
  }
  const channel = channelFor(stage, facts.client)
  const nextStep = {
    stage: stage.key,
    on: standing.on,
    channel: channel ?? stage.channel,
    needsApproval: stage.needsApproval,
  }
  if (channel !== null) return { nextStep, reason }
  const { id: invoiceId, number } = invoice
  return { nextStep, reason: { invoiceId, number, code: 'no_recipient', stage: stage.key } }
}

/** The highest stage that was said or passed over by a person: the API's `stage`. Calls do not count (R5). Null before the first. */
export function currentStage(invoice: DunningInvoice): StageKey | null {
  return invoice.steps
    .filter(({ outcome, channel }) => channel !== 'phone' && (outcome === 'completed' || outcome === 'skipped'))
    .reduce<StageKey | null>((most, { key }) => (most && levelOf(most) >= levelOf(key) ? most : key), null)
}
