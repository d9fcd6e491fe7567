import { addDays, compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { addMoney, compareMoney, subtractMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'

export const holdKinds = [
  'manual',
  'dispute',
  'promise',
  'plan',
  'proposal',
  'processing',
  'already_paid',
  'hardship',
  'wrong_person',
  'agency',
  /** A mail came in that nobody has read yet. */
  'reply',
  /** The client asked for a pause, by the button of their mail program. */
  'paused_by_client',
] as const
export type HoldKind = (typeof holdKinds)[number]

/** Nothing is sent while a hold is active. `until` is its last day in the business's zone; null: until someone lifts it. */
export interface Hold {
  readonly id: string
  readonly kind: HoldKind
  readonly until: PlainDate | null
  /** When somebody looks at it again. */
  readonly reviewOn: PlainDate | null
  readonly reason: string
  /** Only this much of the invoice rests (a part in dispute); null: all of it. */
  readonly amount: Money | null
  /** What it rests: everything, all of a client's invoices, or one. */
  readonly scope: 'business' | 'client' | 'invoice'
  /** The day a promise is for. */
  readonly promisedOn: PlainDate | null
}

const isActive = (hold: Hold, today: PlainDate) => hold.until === null || compareDays(today, hold.until) <= 0

/** Those in force today, whole and partial. */
export const activeHolds = (holds: readonly Hold[], today: PlainDate): Hold[] =>
  holds.filter((hold) => isActive(hold, today))

/** The first day after a hold; null for one without end. */
export const holdEndsOn = (hold: Hold): PlainDate | null => hold.until && addDays(hold.until, 1)

/**
 * The hold that decides today: of the active ones over the whole invoice the one that lasts longest, an open-ended one
 * before all others; null when none is active. A hold ends by itself the day after `until` (R16).
 */
export function activeHold(holds: readonly Hold[], today: PlainDate): Hold | null {
  return longest(activeHolds(holds, today).filter(({ amount }) => amount === null))
}

/** The part of a balance that rests today (R17), never more than the balance; and the hold to name for it. */
export function heldPart(holds: readonly Hold[], balance: Money, today: PlainDate): { held: Money; hold: Hold | null } {
  const partial = activeHolds(holds, today).filter(({ amount }) => amount !== null)
  const sum = partial.reduce((total, { amount }) => (amount ? addMoney(total, amount) : total), zero(balance.currency))
  return { held: compareMoney(sum, balance) > 0 ? balance : sum, hold: longest(partial) }
}

/** What may be asked for today: the balance without the part that rests. */
export const askedOf = (holds: readonly Hold[], balance: Money, today: PlainDate): Money =>
  subtractMoney(balance, heldPart(holds, balance, today).held)

function longest(holds: readonly Hold[]): Hold | null {
  return holds.reduce<Hold | null>((found, hold) => {
    if (found?.until === null) return found
    if (!found || hold.until === null) return hold
    return compareDays(hold.until, found.until) > 0 ? hold : found
  }, null)
}
