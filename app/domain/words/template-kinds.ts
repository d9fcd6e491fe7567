import type { StageKey } from '../dunning/dunning-policy.ts'

/** The stages that speak to the client. */
export const writtenStages = [
  'courtesy',
  'due_today',
  'day_after',
  'first_follow_up',
  'second_follow_up',
  'third_follow_up',
  'final_demand',
] as const satisfies readonly StageKey[]
export type WrittenStage = (typeof writtenStages)[number]

export const isWrittenStage = (key: StageKey): key is WrittenStage =>
  (writtenStages as readonly StageKey[]).includes(key)

export const thankYouVariants = [
  'early',
  'on_time',
  'late',
  'partial',
  'instalment',
  'final',
  'plan_complete',
  'after_dispute',
] as const
export type ThankYouVariant = (typeof thankYouVariants)[number]

export const callOutcomes = [
  'reached',
  'no_answer',
  'wrong_person',
  'promised',
  'disputes',
  'asks_for_plan',
  'refuses',
  'call_back',
] as const
export type CallOutcome = (typeof callOutcomes)[number]

export const letterKinds = [
  'first_follow_up',
  'second_follow_up',
  'third_follow_up',
  'final_demand',
  'letter_of_demand',
] as const
export type LetterKind = (typeof letterKinds)[number]

export const paymentNotes = [
  'processing',
  'verify_bank',
  'unfinished',
  'returned',
  'refunded',
  'refunded_open',
  'credit_refunded',
] as const

export const planNotes = [
  'received',
  'countered',
  'accepted',
  'declined',
  'expired',
  'extended',
  'ended',
  'instalment_upcoming',
  'instalment_due',
  'instalment_missed',
  'instalment_missed_again',
  'autopay_notice',
  'autopay_action',
  'autopay_failed',
  'autopay_stopped',
] as const

export const disputeNotes = [
  'received',
  'answered',
  'proposed',
  'accepted',
  'part_credit',
  'corrected',
  'rejected',
  'withdrawn',
] as const

export const invoiceNotes = ['issued', 'voided', 'credited'] as const

export const statementNotes = ['open_item', 'activity'] as const

export const answerNotes = [
  'promise',
  'already_paid',
  'wrong_person',
  'extension_asked',
  'extension_granted',
  'extension_declined',
  'call_back',
  'preferences',
] as const

export type TemplateKind =
  | `reminder.${WrittenStage}`
  | `reminder.${WrittenStage}.digest`
  | `thank_you.${ThankYouVariant}`
  | `call_summary.${CallOutcome}`
  | `letter.${LetterKind}`
  | 'promise.missed'
  | 'payment_problem'
  | 'link'
  | `payment.${(typeof paymentNotes)[number]}`
  | `plan.${(typeof planNotes)[number]}`
  | `dispute.${(typeof disputeNotes)[number]}`
  | `answer.${(typeof answerNotes)[number]}`
  | `invoice.${(typeof invoiceNotes)[number]}`
  | `statement.${(typeof statementNotes)[number]}`
  | 'code'

/** Kinds of one family are given the same names. */
export type TemplateFamily =
  | 'reminder'
  | 'letter'
  | 'thank_you'
  | 'call_summary'
  | 'promise'
  | 'payment_problem'
  | 'link'
  | 'payment'
  | 'plan'
  | 'dispute'
  | 'answer'
  | 'invoice'
  | 'statement'
  | 'code'

/** In the order the desk lists them. */
export const templateKinds: readonly TemplateKind[] = [
  ...writtenStages.map((stage) => `reminder.${stage}` as const),
  ...writtenStages.map((stage) => `reminder.${stage}.digest` as const),
  'promise.missed',
  ...thankYouVariants.map((variant) => `thank_you.${variant}` as const),
  ...callOutcomes.map((outcome) => `call_summary.${outcome}` as const),
  ...letterKinds.map((kind) => `letter.${kind}` as const),
  ...invoiceNotes.map((note) => `invoice.${note}` as const),
  ...statementNotes.map((note) => `statement.${note}` as const),
  'payment_problem',
  ...paymentNotes.map((note) => `payment.${note}` as const),
  ...planNotes.map((note) => `plan.${note}` as const),
  ...disputeNotes.map((note) => `dispute.${note}` as const),
  ...answerNotes.map((note) => `answer.${note}` as const),
  'link',
  'code',
]

export const isTemplateKind = (text: string): text is TemplateKind =>
  (templateKinds as readonly string[]).includes(text)

export const familyOf = (kind: TemplateKind): TemplateFamily => kind.split('.')[0] as TemplateFamily

/** Written for several invoices at once. */
export const isDigest = (kind: TemplateKind): boolean => kind.endsWith('.digest')

/** One sentence inside another mail has no subject of its own. */
export const hasSubject = (kind: TemplateKind): boolean => kind !== 'promise.missed'

/** How far a text may go: what the tone check looks for. */
export interface TemplateManner {
  /** The due date has passed, or may have. */
  readonly afterDue: boolean
  /** The last letter before the next step, which names it as a fact with a date. */
  readonly namesNextStep: boolean
  readonly needsNumber: boolean
  readonly needsAmount: boolean
  readonly needsThanks: boolean
  /** It asks for something, so it offers help: a plan, a question, a talk. */
  readonly needsHelp: boolean
  /** It says what the reader can do now. */
  readonly needsWay: boolean
}

export function mannerOf(kind: TemplateKind): TemplateManner {
  const family = familyOf(kind)
  const asks = family === 'reminder' || family === 'letter'
  const [, name = ''] = kind.split('.')
  const isEarly = ['courtesy', 'due_today', 'day_after'].includes(name)
  return {
    afterDue:
      (asks || family === 'promise' || family === 'call_summary' || family === 'payment_problem') && !isBeforeDue(name),
    namesNextStep: asks && (name === 'final_demand' || name === 'letter_of_demand'),
    needsNumber: !['promise', 'code', 'statement'].includes(family) && kind !== 'payment.credit_refunded',
    needsAmount: asks || family === 'thank_you' || family === 'payment_problem' || family === 'payment',
    needsThanks: family === 'thank_you' || name === 'courtesy' || name === 'received',
    needsHelp: asks && !isEarly,
    needsWay: asks && name !== 'courtesy',
  }
}

const isBeforeDue = (name: string): boolean => name === 'courtesy' || name === 'due_today'
