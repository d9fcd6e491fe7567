import { createElement } from 'react'
import type { ReminderDraft } from '#app/domain/dunning/reminder-draft.ts'
import { portalUrlPlaceholder } from '#app/domain/message/portal-placeholder.ts'
import { oneLine } from '#app/domain/one-line.ts'
import type { NoteDraft } from '#app/domain/words/note-draft.ts'
import { env } from '#app/env.server.ts'
import type { MailBrand } from '#emails/mail-brand.ts'
import type { NoteEmailProps } from '#emails/note.tsx'
import { noteIn, reminderIn } from './draft-slots.server.ts'
import { compileMail, fillMail } from './mail-form.server.ts'
import { formOf } from './mail-forms.server.ts'
import { slotsFor } from './mail-slots.server.ts'

// Loading them takes half a second, which no process should spend before its first mail.
const loadReminder = () => import('#emails/reminder.tsx')
const loadNote = () => import('#emails/note.tsx')

export interface RenderedMail {
  /** One line, whatever the names in it contain. */
  subject: string
  html: string
  text: string
}

/** A draft as it will be sent, but for the portal token, which the sender puts in. */
export async function renderReminder(draft: ReminderDraft, brand: MailBrand): Promise<RenderedMail> {
  const slots = slotsFor([draft, brand])
  const shape = {
    brand: writtenIn(draft.locale, brand),
    ...reminderIn(slots, draft, portalUrlPlaceholder(env.PUBLIC_URL), itemUrl),
  }
  const form = await formOf(JSON.stringify(['reminder', shape]), async () => {
    const { default: ReminderEmail } = await loadReminder()
    return compileMail(createElement(ReminderEmail, { ...shape, itemUrl: (url) => url }), slots.marks)
  })
  return { subject: oneLine(draft.subject), ...fillMail(form, slots.words) }
}

const itemUrl = (linkId: string): string => portalUrlPlaceholder(env.PUBLIC_URL, linkId)

/** A mail of words and one link to the invoice's page, or to one `below` it, e.g. `/account`. */
export async function renderNote(draft: NoteDraft, brand: MailBrand, below = ''): Promise<RenderedMail> {
  return renderWords(draft, writtenIn(draft.locale, brand), `${portalUrlPlaceholder(env.PUBLIC_URL)}${below}`)
}

/** A mail to the business itself, in plain words, with the place on the desk where it goes on. */
export async function renderNotice(
  { subject, paragraphs, action, url }: { subject: string; paragraphs: string[]; action: string; url: string },
  brand: MailBrand,
): Promise<RenderedMail> {
  const draft = { subject, greeting: 'Hello,', paragraphs, action, closing: ['Dunwell'] }
  return renderWords(draft, writtenIn('en-US', brand), url)
}

async function renderWords(draft: NoteEmailProps['draft'], brand: MailBrand, url: string): Promise<RenderedMail> {
  const slots = slotsFor([draft, brand, url])
  const shape = { brand, ...noteIn(slots, draft, url) }
  const form = await formOf(JSON.stringify(['note', shape]), async () => {
    const { default: NoteEmail } = await loadNote()
    return compileMail(createElement(NoteEmail, shape), slots.marks)
  })
  return { subject: oneLine(draft.subject), ...fillMail(form, slots.words) }
}

/** The frame speaks the language of the words in it. */
const writtenIn = (locale: string, brand: MailBrand): MailBrand => ({ ...brand, locale })
