/** How a list of plans is divided: what wants attention first comes first. `late`: running, with an instalment not here in time. */
export const planShelves = ['waiting', 'late', 'offered', 'running', 'ended'] as const
export type PlanShelf = (typeof planShelves)[number]
