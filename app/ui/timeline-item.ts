import type { MessageState } from '#app/domain/message/message-state.ts'
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

/** The entries as they are shown: steps that were left out together, as an old invoice leaves them, make one line. */
export function timelineItems(entries: readonly Entry[], locale: string): TimelineItem[] {
  const items: TimelineItem[] = []
  let leftOut: Entry[] = []
  const closeGroup = () => {
    const [newest] = leftOut
    if (newest && leftOut.length > 1) {
      const sentence = `${leftOut.length} earlier steps were left out: their moment had passed.`
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
    else items.push(timelineItem(entry, locale))
  }
  closeGroup()
  return items
}

function timelineItem({ id, at, actor, event, invoice, mail }: Entry, locale: string): TimelineItem {
  const by = actor === 'client' ? 'the client' : actor
  return {
    ...{ id, at, invoice, mail },
    type: event.type,
    sentence: describeEvent(event, locale),
    by: silent.has(actor) ? null : by,
  }
}
