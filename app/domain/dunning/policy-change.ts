import { todayIn } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import { followUpOf } from './decide-dunning.ts'
import type { DunningReason, NextStep } from './dunning-decision.ts'
import type { DunningFacts, DunningInvoice } from './dunning-facts.ts'
import { stageName } from './dunning-policy.ts'
import type { DunningPolicy, DunningStage } from './dunning-policy.ts'
import { entryOffset } from './enter-ladder.ts'
import type { Reentry } from './reentry.ts'

type FollowUp = { readonly nextStep: NextStep | null; readonly reason: DunningReason }

export interface PolicyImpact {
  readonly before: FollowUp
  readonly after: FollowUp
  readonly isSame: boolean
}

/** What one open invoice would do next under another policy, beside what it does next now. */
export function impactOn(
  invoice: DunningInvoice,
  facts: DunningFacts,
  { policy, enterBy }: { readonly policy: DunningPolicy; readonly enterBy: Reentry },
  now: Instant,
): PolicyImpact {
  const today = todayIn(facts.business.timeZone, now)
  const enterFrom =
    enterBy === 'keep'
      ? keptEntry(invoice.enterFrom, movedStages(invoice.policy, policy))
      : entryOffset(policy, invoice.dueOn, today, enterBy)
  const before = followUpOf(invoice, facts, now)
  const after = followUpOf({ ...invoice, policy, enterFrom }, facts, now)
  return { before, after, isSame: sameStep(before, after) }
}

export interface MovedStage {
  readonly from: number
  readonly to: number
}

/** Stages that both policies have, on different days. */
export function movedStages(before: DunningPolicy, after: DunningPolicy): MovedStage[] {
  const were = new Map(before.stages.map(({ id, offsetDays }) => [id, offsetDays]))
  return after.stages.flatMap(({ id, offsetDays: to }) => {
    const from = were.get(id)
    return from === undefined || from === to ? [] : [{ from, to }]
  })
}

/** Who entered the ladder at a stage still enters at that stage, on whatever day it is now. */
const keptEntry = (enterFrom: number | null, moved: readonly MovedStage[]): number | null =>
  moved.find(({ from }) => from === enterFrom)?.to ?? enterFrom

function sameStep(before: FollowUp, after: FollowUp): boolean {
  const [a, b] = [before.nextStep, after.nextStep]
  const waitsForAddress = ({ reason }: FollowUp) => reason.code === 'no_recipient'
  if (waitsForAddress(before) && waitsForAddress(after)) return true
  if (!a || !b) return a === b && before.reason.code === after.reason.code
  return a.stage === b.stage && a.on.equals(b.on) && a.channel === b.channel && a.needsApproval === b.needsApproval
}

/** What differs between two versions of a policy, in the words of the record. */
export function changedInPolicy(before: DunningPolicy, after: DunningPolicy): string[] {
  const were = new Map(before.stages.map((stage) => [stage.id, stage]))
  const are = new Set(after.stages.map(({ id }) => id))
  return [
    ...after.stages.flatMap((stage) => {
      const was = were.get(stage.id)
      if (!was) return [`${stageName(stage.key)} added on day ${stage.offsetDays}`]
      const words = changedInStage(was, stage)
      return words.length > 0 ? [`${stageName(stage.key)} (${words.join(', ')})`] : []
    }),
    ...before.stages.filter(({ id }) => !are.has(id)).map(({ key }) => `${stageName(key)} removed`),
    ...(Object.keys(settingWords) as (keyof typeof settingWords)[])
      .filter((field) => differ(before[field], after[field]))
      .map((field) => settingWords[field]),
  ]
}

const settingWords = {
  repeat: 'repeats',
  minGapDays: 'days between contacts',
  firstSendGraceDays: 'days after the invoice’s own mail',
  maxContactsPerWeek: 'contacts a week',
  smallBalances: 'small balances',
  untouchedDays: 'days until an untouched invoice is flagged',
  draftFlagDays: 'days until a waiting draft is flagged',
} as const satisfies Partial<Record<keyof DunningPolicy, string>>

const stageWords = {
  key: 'kind',
  channel: 'channel',
  tone: 'tone',
  needsApproval: 'approval',
  alongside: 'call or letter beside it',
  copyTo: 'copies',
  attach: 'attachment',
  fee: 'fee',
  chargesInterest: 'interest',
  answerWithinDays: 'days to answer',
} as const satisfies Partial<Record<keyof DunningStage, string>>

function changedInStage(was: DunningStage, is: DunningStage): string[] {
  return [
    ...(was.offsetDays === is.offsetDays ? [] : [`day ${was.offsetDays} to ${is.offsetDays}`]),
    ...(Object.keys(stageWords) as (keyof typeof stageWords)[])
      .filter((field) => differ(was[field], is[field]))
      .map((field) => stageWords[field]),
  ]
}

const differ = (a: unknown, b: unknown): boolean => plain(a) !== plain(b)
/** As text that is the same for the same content: a database gives fields back in its own order. */
function plain(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map(plain).sort().join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const fields = Object.entries(value).map(([name, inner]) => `${name}:${plain(inner)}`)
  return `{${fields.sort().join()}}`
}
