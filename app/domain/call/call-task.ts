/** The task a call is put on the desk with; one for each invoice and stage. */
export const callTask = (call: { readonly invoiceId: string; readonly stageId: number; readonly number: string }) => ({
  key: `call/${call.invoiceId}/${call.stageId}`,
  kind: 'call',
  title: `Call about invoice ${call.number}: ask whether it arrived and who handles it`,
})

/** Where nobody answers, a stage is tried this often before it counts as done. */
const mostTries = 3

export interface CallTry {
  /** The stage the call is for; null for one that somebody chose to make. */
  readonly stageId: number | null
  /** Which try it is, from 1. */
  readonly tries: number
  /** The key of the try after it; null after the last. */
  readonly nextKey: string | null
}

/**
 * Which call a task stands for, by its key: `call/<invoice>/<stage>` or `call-again/<call>`, with the number of the try
 * behind it from the second on. A call without a task is the first try of its own. Null for a task of another kind.
 */
export function readCallKey(key: string | null, callId: string): CallTry | null {
  const [, root, stage, again] =
    /^(call\/[^/]+\/(\d+)|call-again\/[^/]+)(?:\/(\d+))?$/.exec(key ?? callAgainKey(callId)) ?? []
  if (!root) return null
  const tries = Number(again ?? 1)
  return {
    stageId: stage === undefined ? null : Number(stage),
    tries,
    nextKey: tries < mostTries ? `${root}/${tries + 1}` : null,
  }
}

/** The task of a call that was agreed on in another. */
export const callAgainKey = (callId: string): string => `call-again/${callId}`
