import { addDays, compareDays, compareInstants, laterDay, laterInstant, todayIn } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import { decideDunning } from './decide-dunning.ts'
import type { DunningDecision, StageOfInvoice } from './dunning-decision.ts'
import type { DunningFacts, DunningInvoice, DunningStep } from './dunning-facts.ts'
import type { Channel } from './dunning-policy.ts'

/** One contact, or one question to the owner, that follows if nothing new happens. */
export interface PlannedStep extends StageOfInvoice {
  readonly at: Instant
  readonly channel: Channel
  /** It would be drafted and wait; what follows it on this invoice waits with it. */
  readonly needsApproval: boolean
}

/** A client that needs more looks than this in one run is one that the engine keeps waking without effect. */
const mostLooks = 5_000

/**
 * Plays what the worker does for one client from `now` to `until` if nobody does anything: mails go out and arrive at once,
 * drafts, letters and calls wait for a person who does not come, and a draft that announces the due date lapses with it.
 * The same decisions as in earnest, so what it foretells is what happens. Errors: RangeError when a decision does not move on.
 */
export function simulateDunning(start: DunningFacts, now: Instant, until: Instant): PlannedStep[] {
  const planned: PlannedStep[] = []
  let facts = start
  let at = now
  for (let look = 0; look < mostLooks; look += 1) {
    facts = withoutLapsed(facts, at)
    const decision = decideDunning(facts, at)
    planned.push(...plannedBy(decision, at))
    facts = afterwards(facts, decision, at)
    const { nextCheckAt } = decision.kind === 'remind' && !decision.needsApproval ? { nextCheckAt: at } : decision
    if (nextCheckAt === null || compareInstants(nextCheckAt, until) > 0) return planned
    at = laterInstant(nextCheckAt, at)
  }
  throw new RangeError(`client ${start.client.id} is looked at for ever`)
}

/** A draft that nobody approved in time says nothing true any more: it is taken back, and its stage is open again. */
function withoutLapsed(facts: DunningFacts, at: Instant): DunningFacts {
  const dayOf = (instant: Instant) => todayIn(facts.business.timeZone, instant)
  const today = dayOf(at)
  const isLapsed = ({ dueOn }: DunningInvoice, step: DunningStep) => {
    const announces = step.key === 'courtesy' || step.key === 'due_today'
    if (!announces || step.outcome !== 'pending' || step.channel !== 'email' || step.underWay) return false
    const lastTrue = step.key === 'courtesy' ? addDays(dueOn, -1) : dueOn
    return compareDays(today, laterDay(lastTrue, dayOf(step.at))) > 0
  }
  const lapsed = facts.invoices.some((invoice) => invoice.steps.some((step) => isLapsed(invoice, step)))
  if (!lapsed) return facts
  const invoices = facts.invoices.map((invoice) => ({
    ...invoice,
    steps: invoice.steps.filter((step) => !isLapsed(invoice, step)),
  }))
  return { ...facts, invoices }
}

function plannedBy(decision: DunningDecision, at: Instant): PlannedStep[] {
  switch (decision.kind) {
    case 'remind':
    case 'letter': {
      const channel = decision.kind === 'letter' ? 'letter' : 'email'
      const { needsApproval } = decision
      return decision.items.map((item) => ({ ...item, at, channel, needsApproval }))
    }
    case 'call':
    case 'escalate': {
      const { invoiceId, stage } = decision
      return [{ invoiceId, stage, at, channel: decision.kind === 'call' ? 'phone' : 'owner', needsApproval: false }]
    }
    case 'no_recipient':
    case 'hold':
    case 'wait':
      return []
  }
}

/** The facts as they stand once a decision has been carried out. */
export function afterwards(facts: DunningFacts, decision: DunningDecision, at: Instant): DunningFacts {
  const isSent = decision.kind === 'remind' && !decision.needsApproval
  const left = decision.obsolete.map(({ invoiceId, stage }) => ({
    invoiceId,
    stage,
    channel: stage.channel,
    outcome: 'obsolete' as const,
  }))
  const taken = plannedBy(decision, at).map(({ invoiceId, stage, channel }) => ({
    invoiceId,
    stage,
    channel,
    outcome: isSent || channel === 'owner' ? ('completed' as const) : ('pending' as const),
  }))
  const steps = [...left, ...taken]
  if (steps.length === 0) return facts
  const stepsOf = (id: string): DunningStep[] =>
    steps
      .filter(({ invoiceId }) => invoiceId === id)
      .map(({ stage, channel, outcome }) => {
        const { id: number, key, offsetDays } = stage
        return { stage: number, key, offsetDays, channel, outcome, at, underWay: false }
      })
  const { client } = facts
  return {
    ...facts,
    client: isSent
      ? { ...client, lastContactAt: at, recentContacts: [at, ...client.recentContacts].slice(0, 10) }
      : client,
    invoices: facts.invoices.map((invoice) => ({
      ...invoice,
      firstSentAt:
        isSent && stepsOf(invoice.id).some(({ outcome }) => outcome === 'completed')
          ? (invoice.firstSentAt ?? at)
          : invoice.firstSentAt,
      steps: [...invoice.steps, ...stepsOf(invoice.id)],
    })),
  }
}
