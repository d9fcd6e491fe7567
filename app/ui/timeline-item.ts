import type { MessageState } from '#app/domain/message/message-state.ts'
import { takenBackBecause } from '#app/domain/dunning/taken-back.ts'
import { describeEvent } from '#app/domain/timeline/describe-event.ts'
import type { TimelineEvent } from '#app/domain/timeline/timeline-event.ts'

/** One entry of a timeline as it is shown: a sentence, when, by whom, and the mail it speaks of. */
export interface TimelineItem {
  id: string
  at: Date
  type: string
  sentence: string
  /** Who did it; null for Dunwell itself. */
  by: string | null
  invoice: { id: string; number: string } | null
  mail: {
    id: string
    subject: string
    toAddress: string
    state: MessageState
    attachments: readonly { position: number; filename: string }[]
  } | null
}

interface Entry {
  readonly id: string
  readonly at: Date
  readonly actor: string
  readonly event: TimelineEvent
  readonly invoice: TimelineItem['invoice']
  readonly mail: TimelineItem['mail']
}

const silent = new Set(['system', 'provider'])

/**
 * The entries as they are shown: steps that were left out together, as an old invoice leaves them, make one line, and so
 * does a draft that was written anew again and again while it waited.
 */
export function timelineItems(all: readonly Entry[], locale: string): TimelineItem[] {
  const { entries, rewritten } = withoutRewrites(all)
  const items: TimelineItem[] = []
  let leftOut: Entry[] = []
  const closeGroup = () => {
    const [newest] = leftOut
    if (newest && leftOut.length > 1) {
      const sentence = `${leftOut.length} earlier steps were left out.`
      items.push({ ...timelineItem(newest, locale), sentence })
    } else if (newest) {
      items.push(timelineItem(newest, locale))
    }
    leftOut = []
  }
  for (const entry of entries) {
    const [newest] = leftOut
    const isLeftOut = entry.event.type === 'reminder.obsolete'
    if (!isLeftOut || entry.invoice?.id !== newest?.invoice?.id) closeGroup()
    if (isLeftOut) leftOut.push(entry)
    else items.push(timelineItem(entry, locale, rewritten.get(entry.id)))
  }
  closeGroup()
  return items
}

/** Leaves out the drafts that only grew old, newest first, and says how many there were of the one that took their place. */
function withoutRewrites(all: readonly Entry[]): { entries: Entry[]; rewritten: Map<string, number> } {
  const rewritten = new Map<string, number>()
  const old = new Set<string>()
  const newest = new Map<string, Entry>()
  const entries = all.filter((entry) => {
    const { event, invoice } = entry
    if (event.type !== 'reminder.queued' && event.type !== 'reminder.cancelled') return true
    const { stage, messageId = '' } = event.data
    const about = `${invoice?.id} ${stage}`
    const mail = `${invoice?.id} ${messageId}`
    const later = newest.get(about)
    if (event.type === 'reminder.cancelled') {
      const isOld = later !== undefined && event.data.reason === takenBackBecause.aged
      if (isOld) old.add(mail)
      return !isOld
    }
    if (!old.has(mail) || !later) {
      newest.set(about, entry)
      return true
    }
    rewritten.set(later.id, (rewritten.get(later.id) ?? 0) + 1)
    return false
  })
  return { entries, rewritten }
}

function timelineItem({ id, at, actor, event, invoice, mail }: Entry, locale: string, rewrites = 0): TimelineItem {
  const by = actor === 'client' ? 'the client' : actor
  return {
    ...{ id, at, invoice, mail },
    type: event.type,
    sentence: `${describeEvent(event, locale)}${rewrites > 0 ? ` Written anew ${times(rewrites)} while it waited.` : ''}`,
    by: silent.has(actor) ? null : by,
  }
}

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)
