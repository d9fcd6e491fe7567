import type { CallOutcome } from '../words/template-kinds.ts'
import type { CallTry } from './call-task.ts'

export type StepAfterCall =
  | { readonly kind: 'done'; readonly reason: string | null }
  /** Nobody answered: the call is tried again under `key`, and the stage waits for it. */
  | { readonly kind: 'try_again'; readonly key: string }

/** What a call makes of its stage: done by every answer, and after three calls that nobody took. */
export function afterCall(outcome: CallOutcome, { tries, nextKey }: CallTry): StepAfterCall {
  if (outcome !== 'no_answer') return { kind: 'done', reason: null }
  return nextKey ? { kind: 'try_again', key: nextKey } : { kind: 'done', reason: `Nobody answered in ${tries} calls.` }
}

/** Whether anybody was spoken with: only then does the client's gap between contacts begin anew. */
export const isContact = (outcome: CallOutcome): boolean => outcome !== 'no_answer'
