import { formatDay, parseDay } from '#app/domain/business-day.ts'
import type { UndoStep } from '#app/ui/undo-notice.tsx'
import { whenText } from '#app/ui/when.tsx'

/** What goes out this soon is on its way. */
const soonMs = 60_000

interface Reader {
  readonly locale: string
  readonly timeZone: string
  readonly today: string
  readonly now: Date
}

const plain: Record<string, string> = {
  moved:
    'It was not approved: what it was written on has changed. Where it is still due, it comes up here again, written anew.',
  aged: 'It was not approved: it waited longer than the days it names stay true. It comes up here again in a moment, written anew.',
  gone: 'Somebody decided about that draft meanwhile, or it was taken back.',
  edited: 'The words are changed. This is how it would go out now.',
  skipped: 'Not sent, and on record with your reason. The follow-up goes on with the next step.',
  none: 'Choose the drafts to approve.',
  'undo-late': 'That can no longer be undone: it has left, or something followed from it.',
}

const undoIntents: Record<string, string> = {
  approved: 'undo-approval',
  many: 'undo-approval',
  skipped: 'undo-skip',
  postponed: 'undo-postponement',
}

/** How the last decision is taken back; null where there is nothing to take back. */
export function undoOf(query: URLSearchParams): UndoStep | null {
  const intent = undoIntents[query.get('said') ?? '']
  const message = query.getAll('of')
  return intent && message.length > 0 ? { action: '/admin/approvals', fields: { intent, message } } : null
}

/** What the last decision did, in a sentence; null where nothing was decided. */
export function saidWords(query: URLSearchParams, reader: Reader): string | null {
  const said = query.get('said') ?? ''
  if (said === 'approved') return approvedWords(new Date(query.get('at') ?? ''), reader)
  if (said === 'many') return manyWords(query)
  if (said === 'postponed') {
    const until = parseDay(query.get('until') ?? '')
    return until && `Put off until ${formatDay(until, reader.locale)}. It is written anew then, as things stand.`
  }
  if (said === 'undone') return undoneWords(Number(query.get('back')) || 1)
  return plain[said] ?? null
}

const undoneWords = (count: number) =>
  count === 1 ? 'Undone: it is as it was before.' : `Undone: ${count} are as they were before.`

function approvedWords(at: Date, { now, ...reader }: Reader): string {
  if (Number.isNaN(at.getTime()) || at.getTime() - now.getTime() < soonMs) return 'Approved. It is on its way.'
  return `Approved. It goes out on ${whenText(at, reader)}, the next time this client may hear from you.`
}

function manyWords(query: URLSearchParams): string {
  const [approved, moved, gone] = ['approved', 'moved', 'gone'].map((name) => Number(query.get(name)) || 0)
  return [
    `${approved} approved.`,
    moved && `${moved} taken back, to be written anew: what they said was no longer so.`,
    gone && `${gone} decided by somebody else meanwhile.`,
  ]
    .filter(Boolean)
    .join(' ')
}
