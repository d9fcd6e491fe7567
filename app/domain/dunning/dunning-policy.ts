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
export type StageKey = (typeof stageKeys)[number]

export type Channel = 'email' | 'phone' | 'letter' | 'sms' | 'owner'
export type Tone = 'friendly' | 'neutral' | 'light' | 'polite' | 'firm' | 'formal'

/** One rung of the ladder. `offsetDays` counts from the due date; the first channel is the one that completes the stage. */
export interface DunningStage {
  readonly position: number
  readonly key: StageKey
  readonly offsetDays: number
  readonly channels: readonly [Channel, ...Channel[]]
  readonly tone: Tone
  readonly needsApproval: boolean
  readonly alsoTask?: 'call' | 'letter' | 'review'
}

export interface DunningPolicy {
  /** In ascending position and offset. */
  readonly stages: readonly DunningStage[]
  /** Days between two contacts with one client, whatever the invoice (R2). */
  readonly minGapDays: number
  /** Days between the invoice's own first mail and the first reminder (R2). */
  readonly firstSendGraceDays: number
  /** Chase contacts with one client in any seven days (R15). */
  readonly maxContactsPerWeek: number
  /** Balances below this many minor units of a currency are not chased (R8); unnamed currencies have no tolerance. */
  readonly smallBalances: Readonly<Record<string, bigint>>
}

/** Domain rule book, "Default ladder". Every offset can be edited and every row can need approval. */
export const defaultLadder: readonly DunningStage[] = [
  { position: 1, key: 'courtesy', offsetDays: -5, channels: ['email'], tone: 'friendly', needsApproval: false },
  { position: 2, key: 'due_today', offsetDays: 0, channels: ['email'], tone: 'neutral', needsApproval: false },
  { position: 3, key: 'day_after', offsetDays: 1, channels: ['email'], tone: 'light', needsApproval: false },
  { position: 4, key: 'first_follow_up', offsetDays: 7, channels: ['email'], tone: 'polite', needsApproval: false },
  { position: 5, key: 'second_follow_up', offsetDays: 14, channels: ['email'], tone: 'firm', needsApproval: false },
  {
    position: 6,
    key: 'third_follow_up',
    offsetDays: 30,
    channels: ['email', 'phone'],
    tone: 'formal',
    needsApproval: false,
    alsoTask: 'call',
  },
  {
    position: 7,
    key: 'final_demand',
    offsetDays: 45,
    channels: ['email', 'letter'],
    tone: 'formal',
    needsApproval: false,
    alsoTask: 'letter',
  },
  {
    position: 8,
    key: 'gate',
    offsetDays: 60,
    channels: ['owner'],
    tone: 'formal',
    needsApproval: true,
    alsoTask: 'review',
  },
]

export const defaultPolicy: DunningPolicy = {
  stages: defaultLadder,
  minGapDays: 1,
  firstSendGraceDays: 1,
  maxContactsPerWeek: 3,
  smallBalances: { USD: 100n, EUR: 100n, GBP: 100n, CAD: 100n, AUD: 100n, CHF: 100n },
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
