import type { Reentry } from '../dunning/reentry.ts'

export const bulkKinds = ['hold', 'release', 'approve', 'assign', 'policy'] as const
export type BulkKind = (typeof bulkKinds)[number]

/** What was decided. Days are YYYY-MM-DD; a colleague or a policy of null takes the choice away. */
export interface BulkParams {
  readonly hold: { readonly reason: string; readonly until: string | null; readonly reviewOn: string | null }
  readonly release: Readonly<Record<never, never>>
  readonly approve: Readonly<Record<never, never>>
  readonly assign: { readonly userId: string | null; readonly name: string | null }
  readonly policy: { readonly policyId: string | null; readonly name: string; readonly enterBy: Reentry }
}

/** What became of one invoice or client: done, or why it was left out. */
export const bulkOutcomes = [
  'done',
  'not_open',
  'already_held',
  'not_held',
  'held_elsewhere',
  'no_draft',
  'moved',
  'same_already',
  'changed_since',
  'gone',
] as const
export type BulkOutcome = (typeof bulkOutcomes)[number]

/** Undoing needs to know what was there; what has left the house cannot be taken back. */
export const canBeUndone = (kind: BulkKind): boolean => kind !== 'approve'

const left: Record<Exclude<BulkOutcome, 'done'>, readonly [one: string, many: string]> = {
  not_open: ['it is not open any more', 'they are not open any more'],
  already_held: ['it was held already', 'they were held already'],
  not_held: ['it was not held', 'they were not held'],
  held_elsewhere: [
    'it rests for another reason: a promise, a plan, a dispute, or its client rests',
    'they rest for another reason: a promise, a plan, a dispute, or their client rests',
  ],
  no_draft: ['no draft waits for it', 'no draft waits for them'],
  moved: [
    'its draft had to be written anew, and waits again where it is still due',
    'their drafts had to be written anew, and wait again where they are still due',
  ],
  same_already: ['it was so already', 'they were so already'],
  changed_since: ['somebody changed it since', 'somebody changed them since'],
  gone: ['it is not there any more', 'they are not there any more'],
}

/** "Left out 3: 2 because they were held already, 1 because it is not open any more." Empty when nothing was. */
export function leftOutWords(counts: ReadonlyMap<string, number>): string {
  const parts = bulkOutcomes.flatMap((outcome) => {
    const count = counts.get(outcome) ?? 0
    if (outcome === 'done' || count === 0) return []
    return [`${count.toLocaleString('en-US')} because ${left[outcome][count === 1 ? 0 : 1]}`]
  })
  const total = bulkOutcomes.reduce((sum, outcome) => sum + (outcome === 'done' ? 0 : (counts.get(outcome) ?? 0)), 0)
  return parts.length === 0 ? '' : `Left out ${total.toLocaleString('en-US')}: ${parts.join(', ')}.`
}
