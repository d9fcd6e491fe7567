import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { StageKey } from '../dunning/dunning-policy.ts'
import type { CallOutcome } from '../words/template-kinds.ts'

/** Where the desk shows the proof of something. */
export type Proof = { readonly messageId: string } | { readonly letterId: string } | null

export interface SaidStage {
  readonly stage: StageKey
  readonly on: PlainDate
  /** What is known of its arrival: a delivery report or a look at the page, the post office, a call, or only that it went out. */
  readonly proven: 'delivered' | 'posted' | 'called' | 'sent' | 'skipped'
  readonly proof: Proof
}

/** What the record says about one case. Lists are oldest first. */
export interface EscalationFacts {
  readonly today: PlainDate
  readonly stages: readonly SaidStage[]
  /** Stages that failed or are not through. */
  readonly unsaid: readonly StageKey[]
  readonly calls: readonly { readonly on: PlainDate; readonly outcome: CallOutcome }[]
  /** Mails and calls in which paying in parts was offered or spoken of. */
  readonly planOffers: readonly { readonly on: PlainDate; readonly how: 'mail' | 'call'; readonly proof: Proof }[]
  readonly disputes: readonly string[]
  /** The final notice and the day it asked for an answer by. */
  readonly finalNotice: { readonly on: PlainDate; readonly answerBy: PlainDate; readonly proof: Proof } | null
}

/** What only a person can say. */
export interface EscalationAnswers {
  /** What going on will cost, in minor units of the invoice's currency; null: not estimated yet. */
  readonly costMinor: number | null
  /** Whether it is worth it, weighed against the relationship. */
  readonly weighed: string | null
  readonly adviceSought: boolean | null
  readonly adviceFrom: string | null
}

export const noAnswers: EscalationAnswers = { costMinor: null, weighed: null, adviceSought: null, adviceFrom: null }

export const checkKeys = ['stages', 'call', 'plan', 'no_dispute', 'told', 'weighed', 'advice'] as const
export type CheckKey = (typeof checkKeys)[number]

export interface Check {
  readonly key: CheckKey
  readonly isDone: boolean
  /** Filled by the record; otherwise a person answers. */
  readonly byRecord: boolean
}

const callsEnough = 3

/** What was tried before anything harder (mission, M10). A missing item blocks the signature unless it is passed over with a reason. */
export function checklist(facts: EscalationFacts, answers: EscalationAnswers): Check[] {
  const { stages, unsaid, calls, planOffers, disputes, finalNotice, today } = facts
  const spoken = calls.some(({ outcome }) => outcome !== 'no_answer')
  const done: Record<CheckKey, boolean> = {
    stages: unsaid.length === 0 && stages.some(({ proven }) => proven !== 'skipped'),
    call: spoken || calls.length >= callsEnough,
    plan: planOffers.length > 0,
    no_dispute: disputes.length === 0,
    told: finalNotice !== null && compareDays(finalNotice.answerBy, today) < 0,
    weighed: answers.costMinor !== null && Boolean(answers.weighed),
    advice: answers.adviceSought === true && Boolean(answers.adviceFrom),
  }
  return checkKeys.map((key) => ({ key, isDone: done[key], byRecord: key !== 'weighed' && key !== 'advice' }))
}

export const missingOf = (checks: readonly Check[]): CheckKey[] =>
  checks.filter(({ isDone }) => !isDone).map(({ key }) => key)

export const checkQuestions: Record<CheckKey, string> = {
  stages: 'Every step of follow-up was taken',
  call: 'Somebody called',
  plan: 'Paying in parts was offered',
  no_dispute: 'Nothing is in dispute',
  told: 'The client was told by when and what comes next',
  weighed: 'The amount was weighed against the relationship',
  advice: 'Advice was sought',
}
