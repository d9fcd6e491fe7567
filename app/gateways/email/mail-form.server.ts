import type { ReactElement } from 'react'
import { htmlPieces } from './mail-html.server.ts'
import { fill, type Piece, type Words } from './mail-pieces.server.ts'
import type { MailMarks } from './mail-slots.server.ts'
import { plainText, textPieces } from './mail-text.server.ts'

/** A mail of one shape: what stands in all of them, and what is made of the words of each. */
export interface MailForm {
  readonly html: readonly Piece[]
  readonly text: readonly Piece[]
}

/** Renders `mail`, whose words are `marks` of slots, once for all mails of its shape. */
export async function compileMail(mail: ReactElement, marks: MailMarks): Promise<MailForm> {
  const { render, toPlainText } = await import('@react-email/render')
  const html = await render(mail)
  return { html: htmlPieces(html, marks), text: textPieces(toPlainText(html, plainText(marks)), marks) }
}

/** The mail of these words, byte for byte as React renders it and html-to-text reads it. */
export const fillMail = (form: MailForm, words: Words): { html: string; text: string } => ({
  html: fill(form.html, words),
  text: fill(form.text, words),
})
