import { createElement, type ReactElement } from 'react'
import type { ReminderDraft } from '#app/domain/dunning/reminder-draft.ts'
import { portalUrlPlaceholder } from '#app/domain/message/portal-placeholder.ts'
import { oneLine } from '#app/domain/one-line.ts'
import type { PaymentProblemDraft } from '#app/domain/payment/payment-problem-draft.ts'
import type { ThankYouDraft } from '#app/domain/thank-you/thank-you-draft.ts'
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
  const pageUrl = portalUrlPlaceholder(env.PUBLIC_URL)
  return renderMail(draft.subject, createElement(ReminderEmail, { brand, draft, pageUrl }))
}

export const renderThankYou = (draft: ThankYouDraft, brand: MailBrand): Promise<RenderedMail> =>
  renderNote(draft, 'See the invoice', brand)

export const renderPaymentProblem = (draft: PaymentProblemDraft, brand: MailBrand): Promise<RenderedMail> =>
  renderNote(draft, draft.action, brand)

/** A mail of words and one link to the invoice's page. */
export async function renderNote(
  draft: { subject: string; greeting: string; paragraphs: readonly string[]; closing: readonly string[] },
  action: string,
  brand: MailBrand,
): Promise<RenderedMail> {
  const { default: NoteEmail } = await loadNote()
  const pageUrl = portalUrlPlaceholder(env.PUBLIC_URL)
  return renderMail(draft.subject, createElement(NoteEmail, { brand, draft, action, pageUrl }))
}

// A heading in capitals would shout, in a mail that never does.
const plainText = { selectors: [{ selector: 'h1', options: { uppercase: false } }] }

async function renderMail(subject: string, mail: ReactElement): Promise<RenderedMail> {
  const { render, toPlainText } = await loadRenderer()
  const html = await render(mail)
  return { subject: oneLine(subject), html, text: toPlainText(html, plainText) }
}
