import type { Money } from '../money.ts'

export const stageKeys = [
  'courtesy',
  'due_today',
  'day_after',
  'first_follow_up',
  'second_follow_up',
  'third_follow_up',
  'final_demand',
  'gate',
] as const
/** The kind of a stage: which words it uses, and how far up the ladder it stands. */
export type StageKey = (typeof stageKeys)[number]

/** 1 for the courtesy note up to 8 for the owner's decision: the columns of the board. */
export const levelOf = (key: StageKey): number => stageKeys.indexOf(key) + 1

export const channels = ['email', 'phone', 'letter', 'owner'] as const
export type Channel = (typeof channels)[number]

export const tones = ['friendly', 'neutral', 'light', 'polite', 'firm', 'formal'] as const
export type Tone = (typeof tones)[number]

export const recipientRoles = ['bill_to', 'cc', 'approver', 'escalation'] as const
export type RecipientRole = (typeof recipientRoles)[number]

export const attachments = ['invoice', 'statement', 'both', 'none'] as const
export type Attach = (typeof attachments)[number]

/** One rung of the ladder. `offsetDays` counts from the due date. */
export interface DunningStage {
  /**
   * The stage's own number, which it keeps when a policy is edited; stages of the presets share theirs, so that a step
   * taken under one policy counts under the next.
   */
  readonly id: number
  readonly key: StageKey
  readonly offsetDays: number
  /** How the stage is taken; the gate is taken by the owner. */
  readonly channel: Channel
  readonly tone: Tone
  readonly needsApproval: boolean
  /** What goes beside it; the stage is done without it. */
  readonly alongside?: 'phone' | 'letter'
  /** Whom it is written to besides the bill-to contact. */
  readonly copyTo?: readonly RecipientRole[]
  /** Default: the invoice. */
  readonly attach?: Attach
  /** A late fee this stage announces, in minor units by currency (R11). */
  readonly fee?: Readonly<Record<string, bigint>>
  /** True where this stage charges the interest that has run so far (R10). */
  readonly chargesInterest?: boolean
  /** Days the client is given to answer, from the day it goes out: a new deadline. */
  readonly answerWithinDays?: number
}

export interface DunningPolicy {
  /** In ascending offset; the gate, where there is one, is last. */
  readonly stages: readonly DunningStage[]
  /** The last stage that speaks to the client, said again every so many days, so many times at most. */
  readonly repeat: { readonly everyDays: number; readonly times: number } | null
  /** Days between two contacts with one client, whatever the invoice (R2). */
  readonly minGapDays: number
  /** Days between the invoice's own first mail and the first reminder (R2). */
  readonly firstSendGraceDays: number
  /** Chase contacts with one client in any seven days (R15). */
  readonly maxContactsPerWeek: number
  /** Balances below this many minor units of a currency are not chased (R8); unnamed currencies have no tolerance. */
  readonly smallBalances: Readonly<Record<string, bigint>>
  /** Overdue for longer than this without a contact is flagged (M4). */
  readonly untouchedDays: number
  /** A draft that waits longer than this for a decision is flagged. */
  readonly draftFlagDays: number
}

/** Domain rule book, "Default ladder". The final notice names consequences, so a person reads it first. */
export const defaultLadder: readonly DunningStage[] = [
  { id: 1, key: 'courtesy', offsetDays: -5, channel: 'email', tone: 'friendly', needsApproval: false },
  { id: 2, key: 'due_today', offsetDays: 0, channel: 'email', tone: 'neutral', needsApproval: false },
  { id: 3, key: 'day_after', offsetDays: 1, channel: 'email', tone: 'light', needsApproval: false },
  {
    id: 4,
    key: 'first_follow_up',
    offsetDays: 7,
    channel: 'email',
    tone: 'polite',
    needsApproval: false,
    attach: 'both',
  },
  { id: 5, key: 'second_follow_up', offsetDays: 14, channel: 'email', tone: 'firm', needsApproval: false },
  {
    id: 6,
    key: 'third_follow_up',
    offsetDays: 30,
    channel: 'email',
    tone: 'formal',
    needsApproval: false,
    alongside: 'phone',
  },
  {
    id: 7,
    key: 'final_demand',
    offsetDays: 45,
    channel: 'email',
    tone: 'formal',
    needsApproval: true,
    alongside: 'letter',
    copyTo: ['escalation'],
    answerWithinDays: 15,
  },
  { id: 8, key: 'gate', offsetDays: 60, channel: 'owner', tone: 'formal', needsApproval: false },
]

export const defaultPolicy: DunningPolicy = {
  stages: defaultLadder,
  repeat: null,
  minGapDays: 1,
  firstSendGraceDays: 1,
  maxContactsPerWeek: 3,
  smallBalances: { USD: 100n, EUR: 100n, GBP: 100n, CAD: 100n, AUD: 100n, CHF: 100n },
  untouchedDays: 7,
  draftFlagDays: 2,
}

/**
 * The stages as they are walked: those of the policy and, before the gate, the repeats of the last one that speaks to the
 * client. A repeat's number follows from its stage's, so that it stays the same however often it is asked for.
 */
export function ladderOf({ stages, repeat }: DunningPolicy): readonly DunningStage[] {
  const gate = stages.find(({ channel }) => channel === 'owner')
  const last = stages.filter(({ channel }) => channel !== 'owner').at(-1)
  if (!repeat || !last) return stages
  const repeats = Array.from({ length: repeat.times }, (_, n) => ({
    ...last,
    id: last.id * 1_000 + n + 1,
    offsetDays: last.offsetDays + (n + 1) * repeat.everyDays,
  })).filter(({ offsetDays }) => !gate || offsetDays < gate.offsetDays)
  return [...stages.filter((stage) => stage !== gate), ...repeats, ...(gate ? [gate] : [])]
}

/** R8: too little to write about. */
export const isSmallBalance = (policy: DunningPolicy, balance: Money): boolean =>
  balance.minor < (policy.smallBalances[balance.currency] ?? 1n)

const stageNames: Record<StageKey, string> = {
  courtesy: 'courtesy note',
  due_today: 'note on the due date',
  day_after: 'note on the day after',
  first_follow_up: 'first follow-up',
  second_follow_up: 'second follow-up',
  third_follow_up: 'third follow-up',
  final_demand: 'final notice',
  gate: 'your decision on the next step',
}

/** The stage as the desk writes it. */
export const stageName = (key: StageKey): string => stageNames[key]
