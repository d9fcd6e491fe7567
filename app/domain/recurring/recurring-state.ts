export const recurringStates = ['active', 'paused', 'ended'] as const
export type RecurringState = (typeof recurringStates)[number]

export type RecurringEvent =
  | 'pause'
  | 'resume' // also brings back what a person had ended, while there are periods left
  | 'end'

const transitions: Record<RecurringState, Partial<Record<RecurringEvent, RecurringState>>> = {
  active: { pause: 'paused', end: 'ended' },
  paused: { resume: 'active', end: 'ended' },
  ended: { resume: 'active' },
}

/** Next state, or null when the event is late, repeated or illegal. */
export const nextRecurringState = (state: RecurringState, event: RecurringEvent): RecurringState | null =>
  transitions[state][event] ?? null
