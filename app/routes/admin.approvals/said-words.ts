import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { whenText } from '#app/ui/when.tsx'

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
  return plain[said] ?? null
}

function approvedWords(at: Date, { now, ...reader }: Reader): string {
  if (Number.isNaN(at.getTime()) || at <= now) return 'Approved. It is on its way.'
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
