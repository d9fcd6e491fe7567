import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { AnnouncedCharge } from '#app/domain/charge/announced-charge.ts'
import { fromHeader } from '#app/domain/message/from-header.ts'
import { env } from '#app/env.server.ts'
import { newId } from '#app/ids.server.ts'
import { replyAddressOf } from '#app/reply-address.server.ts'
import { replyAddress } from './case-owner.server.ts'

export type MessageKind =
  | 'reminder'
  | 'thank_you'
  | 'payment_problem'
  | 'link'
  | 'call_summary'
  | 'invitation'
  | 'payment'
  | 'plan'
  | 'instalment'
  | 'dispute'
  | 'answer'
  /** An invoice itself, its cancellation, or a credit note. */
  | 'invoice'
  | 'statement'
  | 'code'
  /** To the business itself: somebody answered on the portal. */
  | 'notice'

export interface NewMessage {
  businessId: string
  /** Idempotency key here and at the mail provider: a second message of this key is not written. */
  key: string
  kind: MessageKind
  state: 'drafted' | 'queued'
  clientId: string
  invoiceId: string | null
  /** Whose token takes the placeholder's place on sending; null when the words carry no link. */
  portalLinkId: string | null
  sendAt: Date
  /** Fingerprint of the facts it is written on; empty when nothing can make it untrue. */
  basis: string
  to: string
  cc: string[]
  /** Left out: where we receive replies, else whoever looks after the client. */
  replyTo?: string | undefined
  rendered: { subject: string; html: string; text: string }
  /** What it was rendered from, for mails that a person may edit. */
  words?: object
  /** Fees and interest it announces. */
  announces?: readonly AnnouncedCharge[]
  /** Why it is up for review again. */
  reviewReason?: string | null
  /** Since when a draft waits for its decision; left out: since now. */
  waitingSince?: Date | undefined
  attachments: { filename: string; fileHash: string }[]
  now: Date
}

/** Stores a mail as rendered: what is approved, and retried, is what is sent. Answers its id; null when the key was there already. */
export async function enqueueMessage(tx: Tx, message: NewMessage): Promise<string | null> {
  const { businessId, rendered, attachments, now } = message
  const business = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { name: true },
  })
  const id = newId()
  // What we tell the business itself is not answered by a client.
  const received = message.kind === 'notice' ? null : replyAddressOf(id)
  const { count } = await tx.outboxMessage.createMany({
    data: {
      businessId,
      id,
      key: message.key,
      kind: message.kind,
      state: message.state,
      clientId: message.clientId,
      invoiceId: message.invoiceId,
      portalLinkId: message.portalLinkId,
      sendAt: message.sendAt,
      basis: message.basis,
      fromHeader: fromHeader(business.name, env.MAIL_FROM),
      toAddress: message.to,
      ccAddresses: message.cc,
      replyTo: message.replyTo ?? received ?? (await replyAddress(tx, businessId, message.clientId)),
      subject: rendered.subject,
      html: rendered.html,
      text: rendered.text,
      ...(message.words && { words: message.words as Prisma.InputJsonObject }),
      ...(message.announces &&
        message.announces.length > 0 && { announces: message.announces.map((one) => ({ ...one })) }),
      reviewReason: message.reviewReason ?? null,
      waitingSince: message.state === 'drafted' ? (message.waitingSince ?? now) : null,
      createdAt: now,
    },
    skipDuplicates: true,
  })
  if (count === 0) return null
  await tx.messageAttachment.createMany({
    data: attachments.map((attachment, position) => ({ businessId, messageId: id, position, ...attachment })),
  })
  return id
}
