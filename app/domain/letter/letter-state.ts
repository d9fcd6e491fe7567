export const letterStates = ['drafted', 'ready', 'printed', 'posted', 'cancelled'] as const
export type LetterState = (typeof letterStates)[number]

export type LetterEvent = 'approve' | 'print' | 'post' | 'cancel'

/** What is in the post cannot be taken back; what lies on the desk can. */
const transitions: Record<LetterState, Partial<Record<LetterEvent, LetterState>>> = {
  drafted: { approve: 'ready', cancel: 'cancelled' },
  ready: { print: 'printed', cancel: 'cancelled' },
  printed: { post: 'posted', cancel: 'cancelled' },
  posted: {},
  cancelled: {},
}

/** Next state, or null when the event comes too late, twice or too early. */
export const nextLetterState = (state: LetterState, event: LetterEvent): LetterState | null =>
  transitions[state][event] ?? null
