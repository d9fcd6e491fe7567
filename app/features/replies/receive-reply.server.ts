import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { findReplyPlace, ownAddresses } from '#app/db/read/reply-place.server.ts'
import type { ReplyPlace } from '#app/db/read/reply-place.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { replyAddressesOf } from '#app/db/write/case-owner.server.ts'
import { keepReplyFiles, restForReply } from '#app/db/write/replies.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import { fromHeader } from '#app/domain/message/from-header.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { foldQuote } from '#app/domain/reply/fold-quote.ts'
import { judgeAutomatic } from '#app/domain/reply/judge-automatic.ts'
import type { Automatic } from '#app/domain/reply/judge-automatic.ts'
import { mailText, senderOf } from '#app/domain/reply/mail-text.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { env } from '#app/env.server.ts'
import { tellBusiness } from '#app/features/mail/tell-business.server.ts'
import { htmlToText } from '#app/gateways/email/html-to-text.server.ts'
import { readReceivedMail } from '#app/gateways/email/inbound.server.ts'
import { newId } from '#app/ids.server.ts'
import { takeFiles } from './take-files.server.ts'

const ReceivedSchema = z.object({ data: z.object({ email_id: z.string().max(100) }) })

interface Incoming {
  readonly providerId: string
  readonly from: { readonly address: string; readonly name: string | null }
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly automatic: Automatic | null
  readonly files: readonly CheckedFile[]
  readonly leftOut: readonly string[]
}

/**
 * Fetches a mail that came in and keeps it with its client; follow-up rests until somebody has read it, and whoever looks after the
 * client is told. What a machine wrote is kept and rests nothing. Safe to repeat. Null: it is gone, or nobody's here.
 */
export async function receiveReply(body: string, now: Date): Promise<string | null> {
  const { email_id: providerId } = ReceivedSchema.parse(JSON.parse(body)).data
  if ((await prisma.inboundMail.count({ where: { providerId } })) > 0) return 'known'
  const mail = await readReceivedMail(providerId)
  if (!mail) return null
  const from = senderOf(mail.from)
  const header = (name: string) => Object.entries(mail.headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? ''
  const place = await findReplyPlace({
    fromAddress: from.address,
    to: mail.to,
    refersTo: [header('in-reply-to'), header('references')],
  })
  if (!place) return null
  const ours = await ownAddresses(place.businessId, senderOf(fromHeader('', env.MAIL_FROM)).address)
  const subject = oneLine(mailText(mail.subject)).slice(0, 500) || '(no subject)'
  const incoming: Incoming = {
    ...{ providerId, from, to: mail.to.slice(0, 50), subject },
    text: mailText(mail.text?.trim() ? mail.text : await htmlToText(mail.html ?? '')),
    automatic: judgeAutomatic({ fromAddress: from.address, subject, headers: mail.headers }, ours),
    ...(await takeFiles(providerId, mail.files)),
  }
  return inTransaction((tx) => keepReply(tx, place, incoming, now))
}

async function keepReply(tx: Tx, place: ReplyPlace, mail: Incoming, now: Date): Promise<string> {
  const { businessId } = place
  const id = newId()
  const client = place.client && (await lockClient(tx, businessId, place.client.clientId)) ? place.client : null
  const { clientId = null, invoiceId = null } = client ?? {}
  const { count } = await tx.inboundMail.createMany({
    data: {
      ...{ businessId, id, providerId: mail.providerId, clientId, invoiceId, messageId: client?.messageId ?? null },
      ...{ foundBy: client?.foundBy ?? null, fromAddress: mail.from.address, fromName: mail.from.name },
      ...{ toAddresses: [...mail.to], subject: mail.subject, text: mail.text, automatic: mail.automatic },
      ...{ leftOut: [...mail.leftOut], receivedAt: now },
      // Nobody has to read what a machine wrote; what nobody was found for is looked at in any case.
      ...(mail.automatic && client && { readAt: now, readBy: 'system' }),
    },
    skipDuplicates: true,
  })
  if (count === 0) return 'known'
  await keepReplyFiles(tx, { businessId, inboundId: id, files: mail.files, now })
  // The record is about clients: whose it is goes on it once somebody has said so.
  if (!client) return 'kept, unassigned'
  const data = {
    ...{ replyId: id, from: mail.from.address, subject: mail.subject },
    ...(mail.automatic && { automatic: mail.automatic }),
  } satisfies TimelineData['reply.received']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'reply.received', actor: 'client', at: now, data }])
  if (mail.automatic) return `kept (${mail.automatic})`
  const from = mail.from.name ?? mail.from.address
  await restForReply(tx, { businessId, id, clientId: client.clientId, from, subject: mail.subject }, now)
  await passOn(tx, { businessId, id, clientId: client.clientId, invoiceId }, mail, now)
  return 'kept'
}

const PASSED_ON_MAX = 4_000

/** A mail to whoever looks after the client, to be answered to the client directly. */
async function passOn(
  tx: Tx,
  {
    businessId,
    id,
    clientId,
    invoiceId,
  }: { businessId: string; id: string; clientId: string; invoiceId: string | null },
  { from, subject, text, files }: Incoming,
  now: Date,
): Promise<void> {
  const { said } = foldQuote(text)
  const { name } = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { name: true },
  })
  const words = said.slice(0, PASSED_ON_MAX).split(/\n{2,}/)
  const attached = files.length > 0 ? [`With it came: ${files.map(({ filename }) => filename).join(', ')}.`] : []
  await tellBusiness(tx, {
    ...{ businessId, clientId, invoiceId, now, key: `notice/reply/${id}` },
    to: (await replyAddressesOf(tx, businessId, [clientId]))(clientId),
    replyTo: from.address,
    subject: `${name} replied: ${subject}`,
    paragraphs: [
      `${from.name ?? from.address} (${name}) wrote:`,
      ...words,
      ...attached,
      'Reminders to this client rest until somebody has read this at the desk. An answer to this mail goes to the client.',
    ],
    path: `/admin/replies/${id}`,
    action: 'Read it at the desk',
  })
}
