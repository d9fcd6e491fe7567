import { defaultLadder, defaultPolicy } from './dunning-policy.ts'
import type { DunningPolicy, DunningStage } from './dunning-policy.ts'

export const presetKeys = ['gentle', 'standard', 'firm', 'by_hand'] as const
export type PresetKey = (typeof presetKeys)[number]

interface PolicyPreset {
  readonly key: PresetKey
  readonly name: string
  /** For whom it is, in one sentence. */
  readonly about: string
  readonly policy: DunningPolicy
}

/** The default ladder on other days; stages without a day are left out. Ids are shared, so a step taken under one counts under the next. */
function ladderOn(days: Readonly<Record<number, number>>, change: (stage: DunningStage) => DunningStage = same) {
  return defaultLadder.flatMap((stage) => {
    const offsetDays = days[stage.id]
    return offsetDays === undefined ? [] : [change({ ...stage, offsetDays })]
  })
}
const same = (stage: DunningStage): DunningStage => stage

/** A friendlier face on the middle of the ladder. */
const softer = (stage: DunningStage): DunningStage => {
  if (stage.key === 'second_follow_up') return { ...stage, tone: 'polite' }
  if (stage.key === 'third_follow_up') return { ...stage, tone: 'firm' }
  return stage
}

const presets: Record<PresetKey, PolicyPreset> = {
  gentle: {
    key: 'gentle',
    name: 'Gentle',
    about: 'For clients of many years: more time between letters, and at most two a week.',
    policy: {
      ...defaultPolicy,
      stages: ladderOn({ 1: -7, 2: 0, 3: 3, 4: 14, 5: 30, 6: 45, 7: 60, 8: 80 }, softer),
      minGapDays: 3,
      maxContactsPerWeek: 2,
      untouchedDays: 14,
    },
  },
  standard: {
    key: 'standard',
    name: 'Standard',
    about: 'Seven steps in 45 days, warm at first and factual later; your decision on day 60.',
    policy: defaultPolicy,
  },
  firm: {
    key: 'firm',
    name: 'Firm',
    about: 'For short terms: the final notice after 30 days, your decision after 45.',
    policy: {
      ...defaultPolicy,
      stages: ladderOn({ 1: -3, 2: 0, 3: 1, 4: 5, 5: 10, 6: 18, 7: 30, 8: 45 }),
    },
  },
  by_hand: {
    key: 'by_hand',
    name: 'By hand',
    about: 'The standard days, and nothing goes out before somebody has approved it.',
    policy: {
      ...defaultPolicy,
      stages: defaultLadder.map((stage) => ({ ...stage, needsApproval: stage.channel !== 'owner' })),
    },
  },
}

export const policyPresets: readonly PolicyPreset[] = presetKeys.map((key) => presets[key])

export const presetOf = (key: PresetKey): PolicyPreset => presets[key]
