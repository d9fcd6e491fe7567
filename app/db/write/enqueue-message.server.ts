import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { AnnouncedCharge } from '#app/domain/charge/announced-charge.ts'
import { currentSecretName } from '#app/app-secrets.server.ts'
import { fromHeader } from '#app/domain/message/from-header.ts'
import { env } from '#app/env.server.ts'
import { newId } from '#app/ids.server.ts'
import { replyAddressOf } from '#app/reply-address.server.ts'
import { replyAddressesOf } from './case-owner.server.ts'

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
  const [id = null] = await enqueueMessages(tx, message.businessId, [message])
  return id
}

/** The same for many of one business; answers in this order. */
export async function enqueueMessages(
  tx: Tx,
  businessId: string,
  messages: readonly NewMessage[],
): Promise<(string | null)[]> {
  if (messages.length === 0) return []
  const { name } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { name: true } })
  const from = fromHeader(name, env.MAIL_FROM)
  const named = messages.map((message) => ({ id: newId(), message }))
  const replyTo = await replyAddresses(tx, businessId, named)
  const written = await insertRows(
    tx,
    'OutboxMessage',
    named.map(({ id, message }) => rowOf(message, id, from, replyTo.get(id) ?? null)),
    true,
  )
  const there = written === named.length ? null : await idsThere(tx, businessId, named)
  const kept = named.filter(({ id }) => there?.has(id) ?? true)
  await insertRows(
    tx,
    'MessageAttachment',
    kept.flatMap(({ id, message }) =>
      message.attachments.map((attachment, position) => ({ businessId, messageId: id, position, ...attachment })),
    ),
  )
  return named.map(({ id }) => ((there?.has(id) ?? true) ? id : null))
}

const rowOf = (message: NewMessage, id: string, from: string, replyTo: string | null) => ({
  ...{ businessId: message.businessId, id, key: message.key, kind: message.kind, state: message.state },
  ...{ clientId: message.clientId, invoiceId: message.invoiceId, portalLinkId: message.portalLinkId },
  ...{ sendAt: message.sendAt, basis: message.basis, fromHeader: from },
  ...{ toAddress: message.to, ccAddresses: message.cc, replyTo },
  ...{ subject: message.rendered.subject, html: message.rendered.html, text: message.rendered.text },
  words: message.words ?? null,
  announces: message.announces && message.announces.length > 0 ? message.announces.map((one) => ({ ...one })) : null,
  reviewReason: message.reviewReason ?? null,
  waitingSince: message.state === 'drafted' ? (message.waitingSince ?? message.now) : null,
  ...{ madeWith: currentSecretName, tries: 0, createdAt: message.now },
})

type Named = readonly { readonly id: string; readonly message: NewMessage }[]

/** What we receive ourselves is answered to the message's own address, the rest to whoever looks after the client. */
async function replyAddresses(tx: Tx, businessId: string, named: Named): Promise<Map<string, string>> {
  // What we tell the business itself is not answered by a client.
  const known = named.map(({ id, message }) => ({
    ...{ id, clientId: message.clientId },
    replyTo: message.replyTo ?? (message.kind === 'notice' ? null : replyAddressOf(id)),
  }))
  const unknown = known.filter(({ replyTo }) => replyTo === null).map(({ clientId }) => clientId)
  const keepers = await replyAddressesOf(tx, businessId, [...new Set(unknown)])
  return new Map(known.map(({ id, clientId, replyTo }) => [id, replyTo ?? keepers(clientId)]))
}

async function idsThere(tx: Tx, businessId: string, named: Named): Promise<Set<string>> {
  const rows = await tx.outboxMessage.findMany({
    where: { businessId, id: { in: named.map(({ id }) => id) } },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}
