import { createElement, type ReactElement } from 'react'
import type { ReminderDraft } from '#app/domain/dunning/reminder-draft.ts'
import { portalUrlPlaceholder } from '#app/domain/message/portal-placeholder.ts'
import { oneLine } from '#app/domain/one-line.ts'
import type { NoteDraft } from '#app/domain/words/note-draft.ts'
import { env } from '#app/env.server.ts'
import type { MailBrand } from '#emails/mail-brand.ts'

// Loading them takes half a second, which no process should spend before its first mail.
const loadRenderer = () => import('@react-email/render')
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
  const { default: ReminderEmail } = await loadReminder()
  const props = {
    brand: writtenIn(draft.locale, brand),
    draft,
    pageUrl: portalUrlPlaceholder(env.PUBLIC_URL),
    itemUrl: (linkId: string) => portalUrlPlaceholder(env.PUBLIC_URL, linkId),
  }
  return renderMail(draft.subject, createElement(ReminderEmail, props))
}

/** A mail of words and one link to the invoice's page, or to one `below` it, e.g. `/account`. */
export async function renderNote(draft: NoteDraft, brand: MailBrand, below = ''): Promise<RenderedMail> {
  const { default: NoteEmail } = await loadNote()
  const pageUrl = `${portalUrlPlaceholder(env.PUBLIC_URL)}${below}`
  return renderMail(draft.subject, createElement(NoteEmail, { brand: writtenIn(draft.locale, brand), draft, pageUrl }))
}

/** A mail to the business itself, in plain words, with the place on the desk where it goes on. */
export async function renderNotice(
  { subject, paragraphs, action, url }: { subject: string; paragraphs: string[]; action: string; url: string },
  brand: MailBrand,
): Promise<RenderedMail> {
  const { default: NoteEmail } = await loadNote()
  const draft = { subject, greeting: 'Hello,', paragraphs, action, closing: ['Dunwell'] }
  return renderMail(subject, createElement(NoteEmail, { brand: writtenIn('en-US', brand), draft, pageUrl: url }))
}

/** The frame speaks the language of the words in it. */
const writtenIn = (locale: string, brand: MailBrand): MailBrand => ({ ...brand, locale })

// A heading in capitals would shout, in a mail that never does.
const plainText = {
  selectors: [
    { selector: 'h1', options: { uppercase: false } },
    { selector: '[data-text-format="dataTable"]', options: { uppercaseHeaderCells: false } },
  ],
}

async function renderMail(subject: string, mail: ReactElement): Promise<RenderedMail> {
  const { render, toPlainText } = await loadRenderer()
  const html = await render(mail)
  return { subject: oneLine(subject), html, text: toPlainText(html, plainText) }
}
