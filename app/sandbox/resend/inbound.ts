import { randomUUID } from 'node:crypto'
import { mixedId } from '../random-id.ts'
import type { World } from '../world.ts'
import type { MailAttachment } from './mail.ts'

/** A mail somebody sent to a domain that Resend receives for. */
export interface InboundMail {
  id: string
  messageId: string
  from: string
  to: string[]
  cc: string[]
  subject: string
  text: string | null
  html: string | null
  headers: Record<string, string>
  attachments: (MailAttachment & { id: string })[]
  at: string
}

export interface InboundContent {
  from: string
  to: string[]
  cc: string[]
  subject: string
  text: string | null
  html: string | null
  headers: Record<string, string>
  attachments: { filename: string; contentType: string; content: Buffer }[]
}

export interface InboundMailbox {
  /** Newest first. */
  list(): InboundMail[]
  find(id: string): InboundMail | undefined
  /** Takes a mail in and reports it by a webhook, which names it and its files and holds none of its words. */
  receive(content: InboundContent): InboundMail
}

/** Source of the event: EmailReceivedEventData in Resend's OpenAPI 1.5.0. */
export function createInbound({ journal, agenda, blobs, webhooks }: World): InboundMailbox {
  const mails = journal.table<InboundMail>('resend.inbound')
  return {
    list: () => mails.values().reverse(),
    find: (id) => mails.get(id),
    receive({ attachments, ...content }) {
      const id = randomUUID()
      const at = agenda.now().toISOString()
      const files = attachments.map(({ filename, contentType, content: bytes }) => ({
        ...{ id: randomUUID(), filename, contentType, contentId: null },
        ...{ bytes: bytes.length, blob: blobs.put(bytes) },
      }))
      const messageId = content.headers['message-id'] ?? `<${id}@sender.sandbox.invalid>`
      const mail = { ...content, id, messageId, attachments: files, at }
      mails.put(id, mail)
      const data = {
        ...{ email_id: id, created_at: at, from: mail.from, to: mail.to, cc: mail.cc, bcc: [] },
        ...{ message_id: messageId, subject: mail.subject, attachments: files.map(attachmentFacts) },
      }
      const body = JSON.stringify({ type: 'email.received', created_at: at, data })
      webhooks.send({ id: mixedId('msg_', 27), provider: 'resend', type: 'email.received', at, body })
      return mail
    },
  }
}

export const attachmentFacts = ({ id, filename, contentType }: InboundMail['attachments'][number]) => ({
  ...{ id, filename, content_type: contentType, content_disposition: 'attachment' },
})
