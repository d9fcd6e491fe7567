import { activeHolds } from '../dunning/hold.ts'
import type { Hold } from '../dunning/hold.ts'
import type { PlainDate } from '../business-day.ts'
import { isPositive } from '../money.ts'
import type { Money } from '../money.ts'
import { holdsOfRest, rests } from './invoice-filter.ts'
import type { Rest } from './invoice-filter.ts'

/** A column of the board: the level reached (0: nothing was said yet), or why it rests. */
export type BoardPlace = number | Rest

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const
export const boardPlaces: readonly BoardPlace[] = [...levels, ...rests]

/**
 * Where an open invoice stands on the board today: in one column only. What rests of it in part (a line in dispute), and
 * what rests because the whole business does, leaves it at its stage.
 */
export function placeOf(
  facts: { readonly level: number; readonly holds: readonly Hold[]; readonly processing: Money },
  today: PlainDate,
): BoardPlace {
  const whole = activeHolds(facts.holds, today).filter(({ amount, scope }) => amount === null && scope !== 'business')
  const found = rests.find((rest) => whole.some(({ kind }) => holdsOfRest[rest].includes(kind)))
  return found ?? (isPositive(facts.processing) ? 'clearing' : facts.level)
}
