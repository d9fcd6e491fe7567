export const planStates = [
  'proposed',
  'countered',
  'active',
  'completed',
  'defaulted',
  'cancelled',
  'declined',
] as const

/** `proposed`: the client's offer waits for the business; `countered`: the business's offer waits for the client. */
export type PlanState = (typeof planStates)[number]

export type PlanSide = 'client' | 'business'

export type PlanEvent =
  | 'offer_by_client'
  | 'offer_by_business'
  | 'accept' // by whomever the standing offer was made to, or by the business's own limits
  | 'decline' // by whomever the standing offer was made to: no plan, and no other offer
  | 'withdraw' // by whoever made the standing offer
  | 'expire' // nobody answered in time
  | 'complete' // everything is paid
  | 'default' // the business ended it: instalments did not come
  | 'replace' // another plan takes its place
  | 'lapse' // what it covered was withdrawn or written off

// An offer may be changed by the side that made it, and answered with another by the other side, any number of times.
const transitions: Record<PlanState, Partial<Record<PlanEvent, PlanState>>> = {
  proposed: {
    offer_by_client: 'proposed',
    offer_by_business: 'countered',
    accept: 'active',
    decline: 'declined',
    withdraw: 'cancelled',
    expire: 'cancelled',
    lapse: 'cancelled',
  },
  countered: {
    offer_by_client: 'proposed',
    offer_by_business: 'countered',
    accept: 'active',
    decline: 'declined',
    withdraw: 'cancelled',
    expire: 'cancelled',
    lapse: 'cancelled',
  },
  active: { complete: 'completed', default: 'defaulted', replace: 'cancelled', lapse: 'cancelled' },
  completed: {},
  defaulted: {},
  cancelled: {},
  declined: {},
}

/** Next state, or null when the event comes too late or makes no sense: callers stop, somebody was first. */
export const nextPlanState = (state: PlanState, event: PlanEvent): PlanState | null => transitions[state][event] ?? null

/** Under talk or agreed: an invoice has at most one such plan. */
export const livePlanStates = ['proposed', 'countered', 'active'] as const satisfies readonly PlanState[]

export const isLivePlan = (state: PlanState): boolean => livePlanStates.some((live) => live === state)

/** Whose answer a talk waits for; null where nobody's. */
export function planWaitsFor(state: PlanState): PlanSide | null {
  if (state === 'proposed') return 'business'
  return state === 'countered' ? 'client' : null
}
