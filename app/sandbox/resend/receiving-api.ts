import { jsonReply, type Reply, type SandboxRequest } from '../http-server.ts'
import type { Routes } from '../routes.ts'
import type { World } from '../world.ts'
import { attachmentFacts, type InboundMail, type InboundMailbox } from './inbound.ts'
import { ResendError } from './resend-error.ts'

const HOUR_MS = 3_600_000

/**
 * The part of Resend's API that hands out mail it received. The vendor's description leaves these routes out; they follow the
 * types of `resend` 6.38.0 and resend.com/docs/dashboard/receiving.
 */
export function receivingRoutes({ agenda }: World, inbound: InboundMailbox, resendUrl: string): Routes {
  const found = (id: string) => {
    const mail = inbound.find(id)
    if (!mail) throw new ResendError(404, 'not_found', 'Email not found')
    return mail
  }
  const attachment = (mail: InboundMail, file: InboundMail['attachments'][number]) => ({
    ...attachmentFacts(file),
    size: file.bytes,
    download_url: `${resendUrl}/received/${mail.id}/${file.id}`,
    expires_at: new Date(agenda.now().getTime() + HOUR_MS).toISOString(),
  })
  return {
    'GET /emails/receiving/{}': async (request, id = '') => {
      await request.pause()
      const mail = found(id)
      return jsonReply(200, {
        ...{ object: 'email', id: mail.id, to: mail.to, from: mail.from, created_at: mail.at, subject: mail.subject },
        ...{ bcc: [], cc: mail.cc, reply_to: [], received_for: mail.to, html: mail.html, text: mail.text },
        ...{ headers: mail.headers, message_id: mail.messageId, raw: null },
        attachments: mail.attachments.map((file) => ({
          ...{ ...attachmentFacts(file), size: file.bytes, content_id: null },
        })),
      })
    },
    'GET /emails/receiving/{}/attachments': async (request, id = '') => {
      await request.pause()
      const mail = found(id)
      const data = mail.attachments.map((file) => attachment(mail, file))
      return jsonReply(200, { object: 'list', has_more: false, data })
    },
  }
}

/** Where an attachment is downloaded: an address that needs no key. */
export function receivedFiles({ blobs }: World, inbound: InboundMailbox) {
  return async ({ method, path }: SandboxRequest): Promise<Reply | null> => {
    const [, id = '', fileId = ''] = /^\/received\/([^/]+)\/([^/]+)$/.exec(path) ?? []
    const file = inbound.find(id)?.attachments.find((one) => one.id === fileId)
    const bytes = method === 'GET' && file ? blobs.get(file.blob) : null
    return bytes && file ? { status: 200, headers: { 'content-type': file.contentType }, body: bytes } : null
  }
}
