import { jsonReply } from '../http-server.ts'
import type { BlobStore } from '../blob-store.ts'
import type { Mailbox } from '../resend/mailbox.ts'
import type { Mail } from '../resend/mail.ts'
import type { Routes } from '../routes.ts'
import { ControlError } from './control-error.ts'

/** `GET /mail`: what a person would find in the mailboxes, newest first. */
export function mailRoutes(mailbox: Mailbox, blobs: BlobStore, controlUrl: string): Routes {
  const found = (id: string) => {
    const mail = mailbox.find(id)
    if (!mail) throw new ControlError(404, 'no such mail')
    return mail
  }
  const read = (mail: Mail) => ({
    id: mail.id,
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    bcc: mail.bcc,
    replyTo: mail.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: mail.headers,
    tags: mail.tags,
    attachments: mail.attachments.map(({ filename, contentType, bytes, blob }, place) => ({
      filename,
      contentType,
      bytes,
      sha256: blob,
      url: `${controlUrl}/mail/${mail.id}/attachments/${place}`,
    })),
    idempotencyKey: mail.idempotencyKey,
    scheduledAt: mail.scheduledAt,
    lastEvent: mailbox.lastEvent(mail.id),
    at: mail.at,
  })

  return {
    'GET /mail': ({ query }) => {
      const limit = Number(query.get('limit') ?? Infinity)
      const mails = mailbox.list({ to: query.get('to') ?? undefined, since: instantOf(query.get('since')) })
      return jsonReply(200, mails.slice(0, limit).map(read))
    },
    'GET /mail/{}': (_request, id = '') => jsonReply(200, read(found(id))),
    'GET /mail/{}/attachments/{}': (_request, id = '', place = '') => {
      const attachment = found(id).attachments[Number(place)]
      const content = attachment && blobs.get(attachment.blob)
      if (!attachment || !content) throw new ControlError(404, 'no such attachment')
      return {
        status: 200,
        headers: {
          'content-type': attachment.contentType.replace(/[^\w/.+;= -]/g, ''),
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
          'x-content-type-options': 'nosniff',
        },
        body: content,
      }
    },
  }
}

function instantOf(since: string | null): string | undefined {
  if (since === null || since === '') return undefined
  const instant = new Date(since)
  if (Number.isNaN(instant.getTime())) throw new ControlError(400, 'since: not an instant')
  return instant.toISOString()
}
