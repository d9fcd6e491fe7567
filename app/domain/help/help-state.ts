export type HelpState = 'open' | 'granted' | 'declined' | 'done'
export type HelpEvent = 'grant' | 'decline' | 'finish'

/** `finish`: the call was made, or nothing is owed any more. */
const transitions: Record<HelpState, Partial<Record<HelpEvent, HelpState>>> = {
  open: { grant: 'granted', decline: 'declined', finish: 'done' },
  granted: {},
  declined: {},
  done: {},
}

/** Next state, or null when the request was answered before: whoever comes second changes nothing. */
export const nextHelpState = (state: HelpState, event: HelpEvent): HelpState | null => transitions[state][event] ?? null
