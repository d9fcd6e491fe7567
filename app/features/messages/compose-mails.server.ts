import { prisma } from '#app/db/client.server.ts'
import type { StoredFile } from '#app/db/generated/client.ts'
import { fillCodes } from '#app/domain/message/code-placeholder.ts'
import { mailTags } from '#app/domain/message/mail-tags.ts'
import { fillPortalTokens } from '#app/domain/message/portal-placeholder.ts'
import { env } from '#app/env.server.ts'
import type { Mail } from '#app/gateways/email/resend.server.ts'
import { deriveReplyToken } from '#app/reply-address.server.ts'
import type { ClaimedMessage } from './claimed-message.ts'
import { hashKey } from './hash-key.server.ts'
import { mailSecrets, type MailSecrets } from './mail-secrets.server.ts'

type Files = ReadonlyMap<string, Pick<StoredFile, 'contentType' | 'bytes'>>

/** Each message as it is handed over, with its secrets and files. */
export async function composeMails(
  businessId: string,
  messages: readonly ClaimedMessage[],
): Promise<Map<string, Mail>> {
  const secretsOf = await mailSecrets(businessId, messages)
  const files = await readFiles(businessId, messages)
  return new Map(messages.map((message) => [message.id, composeMail(message, secretsOf(message), files)]))
}

async function readFiles(businessId: string, messages: readonly ClaimedMessage[]): Promise<Files> {
  const hashes = [...new Set(messages.flatMap(({ attachments }) => attachments.map(({ fileHash }) => fileHash)))]
  if (hashes.length === 0) return new Map()
  const files = await prisma.storedFile.findMany({
    where: { businessId, hash: { in: hashes } },
    select: { hash: true, contentType: true, bytes: true },
  })
  return new Map(files.map(({ hash, ...file }) => [hash, file]))
}

/** The stored words with the portal token, or a code, in its place: the same bytes at every try. */
function composeMail(message: ClaimedMessage, { links, tokenOf, codeOf }: MailSecrets, files: Files): Mail {
  const withCode = (text: string) => (message.kind === 'code' ? fillCodes(text, codeOf) : text)
  const withToken = (body: string) => withCode(fillPortalTokens(body, message.portalLinkId, tokenOf))
  return {
    from: message.fromHeader,
    to: message.toAddress,
    cc: message.ccAddresses,
    replyTo: message.replyTo,
    subject: message.subject,
    html: withToken(message.html),
    text: withToken(message.text),
    attachments: message.attachments.map(({ filename, fileHash }) => {
      const file = files.get(fileHash)
      if (!file) throw new Error(`file ${fileHash} is not there to be attached`)
      return { filename, contentType: file.contentType, content: Buffer.from(file.bytes) }
    }),
    headers: headersOf(message, tokenOf),
    tags: mailTags({
      ...{ messageId: message.id, businessId: message.businessId, links, steps: message.reminders },
      keyHash: hashKey(message.businessId, message.key),
    }),
  }
}

/**
 * Answers to a mail repeat what it refers to (RFC 5322, 3.6.4): that is how one is known whose address was changed on the way. A
 * reminder's mail program may offer a pause in one click (RFC 8058).
 */
function headersOf(
  { id, kind, portalLinkId, fromHeader, madeWith }: ClaimedMessage,
  tokenOf: MailSecrets['tokenOf'],
): Record<string, string> {
  const domain = /@([^@>]+)>?\s*$/.exec(fromHeader)?.[1] ?? 'localhost'
  const pauses = kind === 'reminder' && portalLinkId
  return {
    'X-Entity-Ref-ID': id,
    ...(kind !== 'notice' && { References: `<${deriveReplyToken(id, madeWith)}@${domain}>` }),
    ...(pauses && {
      'List-Unsubscribe': `<${env.PUBLIC_URL}/p/${tokenOf(portalLinkId)}/pause>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  }
}
