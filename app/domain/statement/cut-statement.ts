import { sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import type { ActivityPart } from './account-activity.ts'
import type { StatementPart } from './statement-document.ts'

/** Rows a statement lists: some 40 pages. Each takes its drawer milliseconds and memory, and anybody with a link may ask for one. */
export const statementRowsMax = 1_000

export interface CutPart<Part> {
  readonly part: Part
  /** Rows that are not listed. */
  readonly left: number
}

/** Open items up to `max` over all currencies, those due first first, and what the others of a currency come to. Its sums stay those of all. */
export function cutOpenItems(
  parts: readonly StatementPart[],
  max = statementRowsMax,
): readonly (CutPart<StatementPart> & { readonly leftOpen: Money })[] {
  return cut(parts, max, (part, room) => {
    const others = part.items.slice(room).map(({ open }) => open)
    const leftOpen = sumMoney(others, part.currency)
    return { part: { ...part, items: part.items.slice(0, room) }, left: others.length, leftOpen }
  })
}

/** The latest `max` movements over all currencies: what was earlier is in the balance they begin with. */
export function cutActivity(parts: readonly ActivityPart[], max = statementRowsMax): readonly CutPart<ActivityPart>[] {
  return cut(parts, max, (part, room) => {
    const left = Math.max(0, part.rows.length - room)
    const opening = part.rows[left - 1]?.balance ?? part.opening
    return { part: { ...part, opening, rows: part.rows.slice(left) }, left }
  })
}

function cut<Part extends { items: readonly unknown[] } | { rows: readonly unknown[] }, Out>(
  parts: readonly Part[],
  max: number,
  take: (part: Part, room: number) => Out,
): Out[] {
  let room = max
  return parts.map((part) => {
    const taken = take(part, room)
    room = Math.max(0, room - ('items' in part ? part.items : part.rows).length)
    return taken
  })
}
