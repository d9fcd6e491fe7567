import type { Prisma } from '#app/db/generated/client.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { stepOutcome } from '#app/domain/dunning/step-outcome.ts'
import { mailWords } from '#app/domain/evidence/mail-words.ts'
import { basisAsksForOverdue } from '#app/domain/statement/decide-statement.ts'
import { nextMessageState, type MessageEvent, type MessageState } from '#app/domain/message/message-state.ts'
import { takeBackCharges } from './charges.server.ts'
import { followInstalmentMail } from './instalment-notices.server.ts'
import { sha256 } from './seal-timeline.server.ts'
import { retireAddress } from './retire-address.server.ts'
import { openTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

export interface MoveDetails {
  now: Date
  /** Plain words for the timeline and the desk. */
  reason?: string
  providerId?: string
  sentHash?: string
  /** Of a bounce: the reason passes, such as a full mailbox. */
  isTransient?: boolean
  /** When to try again, for `release`; when it goes out, for `approve`. */
  sendAt?: Date
  /** Who did it; left out, it happened by itself. */
  actor?: string
}

const withContext = {
  invoice: { select: { number: true } },
  reminders: {
    where: { accompanying: false },
    select: { stageKey: true, invoiceId: true, invoice: { select: { number: true } } },
  },
  client: { select: { name: true, business: { select: { timeZone: true } } } },
} as const
type MessageInContext = Prisma.OutboxMessageGetPayload<{ include: typeof withContext }>

/**
 * The one place a message changes state: under the lock of its client, compare-and-set, with all that follows for the step of
 * the ladder, the address and the desk. Answers the new state; null when the event is late, repeated or illegal.
 */
export async function moveMessage(
  tx: Tx,
  ref: { businessId: string; id: string; clientId: string },
  event: MessageEvent,
  details: MoveDetails,
): Promise<MessageState | null> {
  const { businessId, id, clientId } = ref
  const { now } = details
  await lockClient(tx, businessId, clientId)
  const message = await tx.outboxMessage.findUniqueOrThrow({
    where: { businessId_id: { businessId, id } },
    include: withContext,
  })
  const next = nextMessageState(message.state, event)
  if (next === null) return null

  const isOver = next !== 'drafted' && next !== 'queued' && next !== 'sending'
  await tx.outboxMessage.update({
    where: { businessId_id: { businessId, id } },
    data: {
      state: next,
      ...(isOver || next === 'queued' ? { claimedBy: null, leaseUntil: null } : {}),
      ...(event === 'send' || (event === 'deliver' && !message.sentAt) ? { sentAt: now } : {}),
      ...(isOver && next !== 'unknown' ? { endedAt: now } : {}),
      ...(details.reason ? { lastError: details.reason } : {}),
      ...(details.providerId ? { providerId: details.providerId } : {}),
      ...(details.sentHash ? { sentHash: details.sentHash } : {}),
      ...(details.sendAt ? { sendAt: details.sendAt } : {}),
    },
  })
  if (message.kind === 'reminder' && isOver) await followOnLadder(tx, message, next, now)
  if (message.kind === 'instalment' && isOver) await followInstalmentMail(tx, message, next, now)
  if (message.kind === 'invoice' && goesOut(message, event)) await rememberSending(tx, message, now)
  if (message.kind === 'statement' && goesOut(message, event) && basisAsksForOverdue(message.basis))
    await rememberSending(tx, message, now)
  if (next === 'bounced' || next === 'failed') {
    const reason = 'The mail that announced it did not arrive.'
    await takeBackCharges(tx, { businessId, messageId: id, reason, now })
  }
  if (next === 'bounced' || next === 'complained') await retireAddress(tx, message, next, details)
  if (next === 'unknown') await askWhetherItArrived(tx, message, now)
  const type = timelineType(message.kind, event)
  if (type) {
    const common = { businessId, clientId, type, actor: details.actor ?? 'system', at: now }
    // What the client was told becomes part of the chain of hashes.
    const what = {
      ...(details.reason && { reason: details.reason }),
      ...(goesOut(message, event) && { contentHash: sha256(mailWords(message)) }),
    }
    await recordEvents(
      tx,
      timelineEntries(message, what).map((entry) => ({ ...common, ...entry })),
    )
  }
  return next
}

const goesOut = ({ sentAt }: MessageInContext, event: MessageEvent) =>
  event === 'send' || (event === 'deliver' && !sentAt)

/** The client has their invoice, and has heard from us. */
async function rememberSending(tx: Tx, message: MessageInContext, now: Date): Promise<void> {
  const { businessId, clientId, invoiceId } = message
  await tx.client.update({
    where: { businessId_id: { businessId, id: clientId } },
    data: { nextCheckAt: now, lastContactAt: now },
  })
  if (!invoiceId) return
  await tx.invoice.updateMany({ where: { businessId, id: invoiceId, firstSentAt: null }, data: { firstSentAt: now } })
}

/** What the message's fate means for the stage it spoke for; the client is looked at again at once. */
async function followOnLadder(tx: Tx, message: MessageInContext, state: MessageState, now: Date): Promise<void> {
  const { businessId, id, clientId } = message
  const outcome = stepOutcome(state)
  // Cancelled: the step never happened, and its stage is open again.
  if (outcome === null) await tx.reminder.deleteMany({ where: { businessId, messageId: id } })
  else
    await tx.reminder.updateMany({
      where: { businessId, messageId: id, outcome: { not: outcome } },
      data: { outcome, doneAt: outcome === 'pending' ? null : now },
    })
  const isContact = state === 'sent' || (state === 'delivered' && !message.sentAt)
  await tx.client.update({
    where: { businessId_id: { businessId, id: clientId } },
    data: { nextCheckAt: now, ...(isContact ? { lastContactAt: now } : {}) },
  })
  if (isContact) {
    const about = message.reminders.map((step) => step.invoiceId)
    await tx.invoice.updateMany({
      where: { businessId, id: { in: about }, firstSentAt: null },
      data: { firstSentAt: now },
    })
  }
}

/** The provider has forgotten the key: sending again might be a second mail, so a person looks (R7). */
async function askWhetherItArrived(tx: Tx, message: MessageInContext, now: Date): Promise<void> {
  await openTask(tx, {
    businessId: message.businessId,
    key: `unknown/${message.id}`,
    kind: 'review',
    title: `Find out whether “${message.subject}” reached ${message.client.name}: the mail provider's answer was lost`,
    clientId: message.clientId,
    invoiceId: message.invoiceId,
    dueOn: todayIn(message.client.business.timeZone, instantOf(now)),
    now,
  })
}

const words: Partial<Record<MessageEvent, string>> = {
  approve: 'approved',
  take_back: 'unapproved',
  send: 'sent',
  deliver: 'delivered',
  bounce: 'bounced',
  complain: 'complained',
  fail: 'failed',
  lose: 'unknown',
  cancel: 'cancelled',
}

function timelineType(kind: string, event: MessageEvent): string | null {
  const word = words[event]
  if (!word) return null
  return kind === 'reminder' || kind === 'thank_you' ? `${kind}.${word}` : `message.${word}`
}

/** One entry for each invoice it speaks of. */
function timelineEntries(
  message: MessageInContext,
  what: { reason?: string; contentHash?: string },
): { invoiceId: string | null; data: Prisma.InputJsonObject }[] {
  const common = {
    messageId: message.id,
    to: message.toAddress,
    subject: message.subject,
    ...what,
  }
  if (message.kind === 'reminder') {
    return message.reminders.map(({ invoiceId, stageKey, invoice }) => ({
      invoiceId,
      data: { ...common, number: invoice.number, stage: stageKey },
    }))
  }
  const { invoiceId } = message
  const numbers = [message.invoice?.number ?? '']
  return [{ invoiceId, data: message.kind === 'thank_you' ? { ...common, numbers, kind: message.basis } : common }]
}
