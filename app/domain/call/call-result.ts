import type { PlainDate } from '../business-day.ts'
import type { Money } from '../money.ts'
import type { CallOutcome } from '../words/template-kinds.ts'

/** Whom a client told us to ask for instead; at least one way to reach them is known. */
export interface RightPerson {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** What came of a call, with what belongs to it. */
export type CallResult =
  | { readonly outcome: 'reached' | 'no_answer' | 'refuses' }
  | { readonly outcome: 'wrong_person'; readonly person: RightPerson | null }
  | {
      readonly outcome: 'promised'
      readonly dueOn: PlainDate
      readonly amount: Money
      /** Why a day far ahead is fine; null: it is not far. */
      readonly note: string | null
    }
  | {
      readonly outcome: 'disputes'
      /** The part that is disputed; null: all of it. */
      readonly amount: Money | null
      readonly reason: string
    }
  | { readonly outcome: 'asks_for_plan'; readonly wishes: string | null }
  | { readonly outcome: 'call_back'; readonly on: PlainDate }

export const outcomeNames: Record<CallOutcome, string> = {
  reached: 'Reached',
  no_answer: 'No answer',
  wrong_person: 'Wrong person',
  promised: 'Promised',
  disputes: 'Disputes',
  asks_for_plan: 'Asks for a plan',
  refuses: 'Refuses',
  call_back: 'Call back on',
}

/** As a sentence about the client goes on: "Ada promised to pay". */
export const outcomePhrases: Record<CallOutcome, string> = {
  reached: 'was reached',
  no_answer: 'did not answer',
  wrong_person: 'turned out not to be the right person',
  promised: 'promised to pay',
  disputes: 'disputes the invoice',
  asks_for_plan: 'asked for a plan',
  refuses: 'refuses to pay',
  call_back: 'asked for another call',
}
