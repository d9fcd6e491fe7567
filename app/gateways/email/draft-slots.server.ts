import type { NoteEmailProps } from '#emails/note.tsx'
import type { ReminderEmailProps } from '#emails/reminder.tsx'
import type { MailSlots } from './mail-slots.server.ts'

type NoteWords = NoteEmailProps['draft']
type ReminderWords = ReminderEmailProps['draft']

/** A note with its words and its address taken out: what is left is its shape. */
export function noteIn({ word, link }: MailSlots, draft: NoteWords, pageUrl: string) {
  const page = link(draft.action, pageUrl)
  const words: NoteWords = {
    subject: word(draft.subject),
    greeting: word(draft.greeting),
    paragraphs: draft.paragraphs.map(word),
    action: page.label,
    closing: draft.closing.map(word),
  }
  return { draft: words, pageUrl: page.url }
}

/** The same of a reminder. In place of the id of a link stands its address, or the slot of it. */
export function reminderIn(
  slots: MailSlots,
  draft: ReminderWords,
  pageUrl: string,
  itemUrl: (linkId: string) => string,
) {
  const { word, link } = slots
  const note = noteIn(slots, draft, pageUrl)
  const words: ReminderWords = {
    ...note.draft,
    personalLine: draft.personalLine === null ? null : word(draft.personalLine),
    methods: word(draft.methods),
    attached: word(draft.attached),
    asOf: word(draft.asOf),
    amounts: draft.amounts.map(({ key, label, text }) => ({ key, label: word(label), text: word(text) })),
    items: draft.items.map(({ number, due, amount, linkId }, n) => {
      const page = linkId === null ? { label: word(number), url: null } : link(number, itemUrl(linkId))
      // The template tells rows apart by their invoice and shows nothing of it.
      return { invoiceId: String(n), number: page.label, due: word(due), amount: word(amount), linkId: page.url }
    }),
  }
  return { draft: words, pageUrl: note.pageUrl }
}
