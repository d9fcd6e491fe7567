import { toDecimalString } from '../money.ts'
import { changesOf } from '../timeline/changes.ts'
import type { Changes } from '../timeline/changes.ts'
import { stageName } from './dunning-policy.ts'
import type { DunningPolicy, DunningStage } from './dunning-policy.ts'

type Sums = Readonly<Record<string, bigint>>

const sumsText = (sums: Sums): string =>
  Object.entries(sums)
    .map(([currency, minor]) => `${toDecimalString({ minor, currency })} ${currency}`)
    .sort()
    .join(', ')

/** One step as a line of the record: "first follow-up, day 7, email, polite". */
function stepText(stage: DunningStage): string {
  const { key, offsetDays, channel, tone, alongside, copyTo, attach, fee, answerWithinDays } = stage
  return [
    stageName(key),
    `day ${offsetDays}`,
    channel,
    tone,
    stage.needsApproval && 'waits for approval',
    alongside && `with a ${alongside === 'phone' ? 'call' : 'letter'} beside it`,
    copyTo && copyTo.length > 0 && `copy to ${[...copyTo].sort().join(' and ')}`,
    attach && `attaches ${attach}`,
    fee && `fee ${sumsText(fee)}`,
    stage.chargesInterest && 'charges interest',
    answerWithinDays !== undefined && `${answerWithinDays} days to answer`,
  ]
    .filter(Boolean)
    .join(', ')
}

const fields = [
  'repeat',
  'minGapDays',
  'firstSendGraceDays',
  'maxContactsPerWeek',
  'smallBalances',
  'untouchedDays',
  'draftFlagDays',
] as const

/** What an edit of a policy changed, before and after: each step as one line, then the other rules. */
export function policyChanges(before: DunningPolicy, after: DunningPolicy): Changes {
  const steps = (policy: DunningPolicy) =>
    Object.fromEntries(policy.stages.map((stage) => [`step ${stage.id}`, stepText(stage)]))
  const [were, are] = [steps(before), steps(after)]
  return {
    ...changesOf([...new Set([...Object.keys(were), ...Object.keys(are)])], were, are),
    ...changesOf(
      fields,
      { ...before },
      { ...after },
      {
        repeat: ({ everyDays, times }: NonNullable<DunningPolicy['repeat']>) =>
          `every ${everyDays} days, ${times} times`,
        smallBalances: sumsText,
      },
    ),
  }
}
