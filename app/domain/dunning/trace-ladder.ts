import { addDays, compareInstants, laterDay, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import type { DunningFacts, DunningInvoice, DunningStep } from './dunning-facts.ts'
import { ladderOf } from './dunning-policy.ts'
import type { Channel, DunningStage, StageKey } from './dunning-policy.ts'
import { leftOutReason } from './explain-dunning.ts'
import { holdEndsOn } from './hold.ts'
import { countingStep, standOnLadder } from './invoice-standing.ts'
import type { Standing } from './invoice-standing.ts'
import { stageDay } from './stage-day.ts'

/** A step as it is on record, with what the ladder itself does not ask for. */
export interface StepOnRecord extends DunningStep {
  /** Went beside its stage. */
  readonly accompanying: boolean
  /** Why it was skipped or left out. */
  readonly reason: string | null
}

/**
 * What became of a stage, or will. `said`: sent, posted or called. `waiting`: for a person. `under_way`: the mail itself is
 * on its way. `next`: on that day, if nothing happens. `ahead`: not before that day.
 */
export type TraceFate = 'said' | 'skipped' | 'left_out' | 'failed' | 'waiting' | 'under_way' | 'next' | 'ahead'

export interface TraceStep {
  readonly key: StageKey
  readonly channel: Channel
  readonly fate: TraceFate
  /** Null where nobody can tell: the invoice rests without an end, or nothing is owed. */
  readonly on: PlainDate | null
  readonly why: string | null
  readonly needsApproval: boolean
  /** The call or letter beside it; `on` null: not done yet. */
  readonly beside: { readonly channel: Channel; readonly on: PlainDate | null } | null
}

/**
 * Every stage of the ladder with what became of it, and before them what was said under another policy, so that one glance
 * tells what the client has heard and what comes.
 */
export function traceLadder(
  invoice: DunningInvoice,
  facts: DunningFacts,
  records: readonly StepOnRecord[],
  now: Instant,
): TraceStep[] {
  const dayOf = (instant: Instant) => todayIn(facts.business.timeZone, instant)
  const ladder = ladderOf(invoice.policy)
  const steps = records.filter(({ accompanying }) => !accompanying)
  const { standing, obsolete } = standOnLadder(invoice, facts, now)
  const elsewhere = steps
    .filter(({ stage, outcome }) => isOver(outcome) && !ladder.some(({ id }) => id === stage))
    .sort((a, b) => compareInstants(a.at, b.at))
  const past = ({ key, channel, outcome, at, reason, underWay, stage }: StepOnRecord): TraceStep => ({
    ...{ key, channel, fate: fateOf(outcome, underWay), on: dayOf(at), why: reason, needsApproval: false },
    beside: besideOf(records, stage, dayOf),
  })
  return [
    ...elsewhere.map(past),
    ...ladder.map((stage): TraceStep => {
      const step = countingStep(steps, stage.id)
      const isNext = standing.kind === 'next' && standing.stage.id === stage.id
      // What failed and comes again is told as what comes.
      if (step && !(isNext && step.outcome === 'failed')) return past(step)
      const { key, channel, needsApproval } = stage
      const ahead = { key, channel, needsApproval, beside: null }
      const left = obsolete.find((each) => each.stage.id === stage.id)
      if (left) return { ...ahead, fate: 'left_out', on: null, why: leftOutReason(left.because) }
      if (isNext) return { ...ahead, fate: 'next', on: standing.on, why: step && 'the last try did not arrive' }
      return { ...ahead, fate: 'ahead', on: earliestDay(stage, standing, facts, now), why: null }
    }),
  ]
}

const isOver = (outcome: DunningStep['outcome']) => outcome === 'completed' || outcome === 'skipped'

function fateOf(outcome: DunningStep['outcome'], underWay: boolean): TraceFate {
  const fates = { completed: 'said', skipped: 'skipped', obsolete: 'left_out', failed: 'failed' } as const
  return outcome === 'pending' ? (underWay ? 'under_way' : 'waiting') : fates[outcome]
}

function besideOf(
  records: readonly StepOnRecord[],
  stage: number,
  dayOf: (instant: Instant) => PlainDate,
): TraceStep['beside'] {
  const found = records.find((record) => record.accompanying && record.stage === stage)
  return found ? { channel: found.channel, on: isOver(found.outcome) ? dayOf(found.at) : null } : null
}

/** Not before its own day, and not sooner after the stage the invoice stands at than the ladder spaces them. */
function earliestDay(stage: DunningStage, standing: Standing, facts: DunningFacts, now: Instant): PlainDate | null {
  const today = todayIn(facts.business.timeZone, now)
  const own = laterDay(stageDay(standing.invoice, stage, facts).on, today)
  switch (standing.kind) {
    case 'closed':
      return null
    case 'resting': {
      const { reason } = standing
      const end = reason.code === 'hold' ? holdEndsOn(reason.hold) : null
      return end && laterDay(own, end)
    }
    case 'pending':
      return laterDay(own, addDays(today, stage.offsetDays - standing.stage.offsetDays))
    case 'next':
      return laterDay(own, addDays(standing.on, stage.offsetDays - standing.stage.offsetDays))
  }
}
