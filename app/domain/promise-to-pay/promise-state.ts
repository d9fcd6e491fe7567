export type PromiseState = 'pending' | 'kept' | 'broken' | 'cancelled'

export type PromiseEvent = 'keep' | 'break' | 'cancel' // a newer one took its place, or there is nothing left to pay

const transitions: Record<PromiseState, Partial<Record<PromiseEvent, PromiseState>>> = {
  pending: { keep: 'kept', break: 'broken', cancel: 'cancelled' },
  kept: {},
  broken: {},
  cancelled: {},
}

/** Next state, or null when the promise has ended already. */
export const nextPromiseState = (state: PromiseState, event: PromiseEvent): PromiseState | null =>
  transitions[state][event] ?? null
