import { createHash } from 'node:crypto'
import { inTransaction } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { keepPace, stopMail } from '#app/db/sql/mail-pace.server.ts'
import { fillCodes } from '#app/domain/message/code-placeholder.ts'
import type { RateNews } from '#app/domain/message/rate-news.ts'
import { mailTags, type MailMarks } from '#app/domain/message/mail-tags.ts'
import { fillPortalTokens, portalLinksIn } from '#app/domain/message/portal-placeholder.ts'
import { derivePortalCode } from '#app/portal-code.server.ts'
import { derivePortalToken } from '#app/portal-token.server.ts'
import { deriveReplyToken } from '#app/reply-address.server.ts'
import { env } from '#app/env.server.ts'
import { barrier } from '#app/barrier.server.ts'
import { sendMail, type Mail, type SendOutcome } from '#app/gateways/email/resend.server.ts'
import type { ClaimedMessage } from './begin-send.server.ts'
import { hashKey } from './hash-key.server.ts'

/** Speaks to the mail provider for one claimed message and writes down what came of it; every worker slows down as the answer says. */
export async function sendMessage(message: ClaimedMessage, now: () => Date): Promise<void> {
  const mail = composeMail(message, await linksOf(message))
  await barrier('afterClaim')
  const { outcome, rate } = await sendMail(mail, message.key)
  await barrier('afterSend')
  await heed(outcome, rate, now())
  await finishSend(message, outcome, hashOf(message, mail), now())
  await barrier('afterSendCommit')
}

let lastPerSecond: number | null | undefined

/** Puts what the provider said where all workers see it; most answers say nothing new, and one that was lost says nothing. */
async function heed(outcome: SendOutcome, { perSecond, pauseSeconds }: RateNews, now: Date): Promise<void> {
  if (outcome.kind === 'lost') return
  if (outcome.kind === 'busy' && outcome.isQuota)
    await stopMail(new Date(now.getTime() + outcome.retryAfterSeconds * 1_000), outcome.reason)
  const pause = outcome.kind === 'busy' && !outcome.isQuota ? outcome.retryAfterSeconds : pauseSeconds
  const isNew = perSecond !== lastPerSecond
  lastPerSecond = perSecond
  if (isNew || pause > 0) await keepPace({ perSecond, pauseSeconds: pause })
}

/** The stored words with the portal token, or a code, in its place: the same bytes at every try. */
function composeMail(message: ClaimedMessage, links: MailMarks['links']): Mail {
  const withCode = (text: string) => (message.kind === 'code' ? fillCodes(text, derivePortalCode) : text)
  const withToken = (body: string) => withCode(fillPortalTokens(body, message.portalLinkId, derivePortalToken))
  return {
    from: message.fromHeader,
    to: message.toAddress,
    cc: message.ccAddresses,
    replyTo: message.replyTo,
    subject: message.subject,
    html: withToken(message.html),
    text: withToken(message.text),
    attachments: message.attachments.map(({ filename, file }) => ({
      filename,
      contentType: file.contentType,
      content: Buffer.from(file.bytes),
    })),
    headers: headersOf(message),
    tags: mailTags({
      ...{ messageId: message.id, businessId: message.businessId, links, steps: message.reminders },
      keyHash: hashKey(message.businessId, message.key),
    }),
  }
}

/** The portal links a mail bears: its own, and those that its words name. */
function linksOf({ businessId, portalLinkId, html, text }: ClaimedMessage): Promise<MailMarks['links'][number][]> | [] {
  const ids = [...new Set([...(portalLinkId ? [portalLinkId] : []), ...portalLinksIn(html), ...portalLinksIn(text)])]
  if (ids.length === 0) return []
  return prisma.portalLink.findMany({ where: { businessId, id: { in: ids } }, select: { id: true, invoiceId: true } })
}

/**
 * Answers to a mail repeat what it refers to (RFC 5322, 3.6.4): that is how one is known whose address was changed on the way. A
 * reminder's mail program may offer a pause in one click (RFC 8058).
 */
function headersOf({ id, kind, portalLinkId, fromHeader }: Omit<ClaimedMessage, 'reminders'>): Record<string, string> {
  const domain = /@([^@>]+)>?\s*$/.exec(fromHeader)?.[1] ?? 'localhost'
  const pauses = kind === 'reminder' && portalLinkId
  return {
    'X-Entity-Ref-ID': id,
    ...(kind !== 'notice' && { References: `<${deriveReplyToken(id)}@${domain}>` }),
    ...(pauses && {
      'List-Unsubscribe': `<${env.PUBLIC_URL}/p/${derivePortalToken(portalLinkId)}/pause>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  }
}

/** SHA-256 over everything that was handed over, files by their own hashes: proof of what was said. */
const hashOf = ({ attachments }: ClaimedMessage, mail: Mail) =>
  createHash('sha256')
    .update(JSON.stringify({ ...mail, attachments: attachments.map(({ filename, fileHash }) => [filename, fileHash]) }))
    .digest('hex')

async function finishSend(message: ClaimedMessage, outcome: SendOutcome, sentHash: string, now: Date): Promise<void> {
  const { businessId, id } = message
  switch (outcome.kind) {
    case 'accepted':
      return inTransaction(async (tx) => {
        const moved = await moveMessage(tx, message, 'send', { now, providerId: outcome.providerId, sentHash })
        // A delivery report overtook us: the provider's id still belongs to the message.
        if (moved === null)
          await tx.outboxMessage.updateMany({
            where: { businessId, id, providerId: null },
            data: { providerId: outcome.providerId, sentHash },
          })
      })
    case 'refused':
      return inTransaction(async (tx) => void (await moveMessage(tx, message, 'fail', { now, reason: outcome.reason })))
    case 'busy': {
      // A message that was tried before may have been accepted then: it keeps its claim and is tried again as it is.
      if (message.tries > 0) return postpone(message, outcome.reason, outcome.retryAfterSeconds)
      const sendAt = new Date(now.getTime() + outcome.retryAfterSeconds * 1_000)
      return inTransaction(
        async (tx) => void (await moveMessage(tx, message, 'release', { now, reason: outcome.reason, sendAt })),
      )
    }
    case 'lost':
      return postpone(message, outcome.reason, Math.min(600, 2 ** Math.min(message.tries, 9)))
  }
}

/** Leaves it in `sending` and lets its lease run out at the next try; both are PostgreSQL's time. */
async function postpone({ businessId, id }: ClaimedMessage, reason: string, seconds: number): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "OutboxMessage" SET "claimedBy" = NULL, "lastError" = ${reason}, "leaseUntil" = clock_timestamp() + make_interval(secs => ${seconds})
    WHERE "businessId" = ${businessId}::uuid AND "id" = ${id}::uuid AND "state" = 'sending'`
}
