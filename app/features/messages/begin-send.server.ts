import type { Prisma } from '#app/db/generated/client.ts'
import { isStillTrue, withSteps } from '#app/db/read/drafts.server.ts'
import { loadDunningFacts, lockClient } from '#app/db/read/dunning-facts.server.ts'
import type { MessageRef } from '#app/db/sql/claim-messages.server.ts'
import { takeDomainSlot } from '#app/db/sql/mail-pace.server.ts'
import { inTransaction, type Tx } from '#app/db/transaction.server.ts'
import { makeAnnounced } from '#app/db/write/charges.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { codeEndsAt } from '#app/domain/account/account-limits.ts'
import { compareInstants, dateOf, instantOf } from '#app/domain/business-day.ts'
import { defaultSendHours } from '#app/domain/dunning/dunning-facts.ts'
import { sendAfterApproval, slowestPace } from '#app/domain/dunning/send-after-approval.ts'
import { nextSendInstant } from '#app/domain/dunning/send-window.ts'
import { env } from '#app/env.server.ts'
import { passesInstalmentGate } from './pass-instalment-gate.server.ts'
import { passesRestoreGate } from './pass-restore-gate.server.ts'
import { passesStatementGate } from './pass-statement-gate.server.ts'

export const LEASE_SECONDS = 60
/** How long the provider remembers an idempotency key; after that a repeat would be a second mail. */
const KEY_MEMORY_MS = 23 * 3_600_000

const withAttachments = {
  attachments: { include: { file: true }, orderBy: { position: 'asc' } },
  ...withSteps,
} as const
export type ClaimedMessage = Prisma.OutboxMessageGetPayload<{ include: typeof withAttachments }>

/**
 * The last gate (R6), in the transaction that claims the message: the client is locked, the facts are read again, and a
 * reminder whose basis moved is cancelled and decided anew. Null: not ours to send, or not to be sent at all.
 */
export async function beginSend(
  { businessId, id }: MessageRef,
  processId: number,
  now: Date,
): Promise<ClaimedMessage | null> {
  return inTransaction(async (tx) => {
    const where = { businessId_id: { businessId, id } }
    const found = await tx.outboxMessage.findUnique({ where, select: { clientId: true } })
    if (!found || !(await lockClient(tx, businessId, found.clientId))) return null
    const message = await tx.outboxMessage.findUnique({ where, include: withAttachments })
    if (message?.state !== 'queued' || message.sendAt > now) return null
    if (!(await passesRestoreGate(tx, message, now))) return null
    if (message.kind === 'reminder' && !(await passesGate(tx, message, now))) return null
    if (message.kind === 'instalment' && !(await passesInstalmentGate(tx, message, now))) return null
    if (message.kind === 'statement' && !(await passesStatementGate(tx, message, now))) return null
    if (message.kind === 'code' && !(await isStillGood(tx, message, now))) return null
    if (await comesTooClose(tx, message, now)) return null
    if (await waitsForItsDomain(tx, message, now)) return null
    // What it announces is owed from the moment it goes out.
    await makeAnnounced(tx, { ...message, messageId: id, now })
    await claim(tx, message, processId, now)
    return message
  })
}

/**
 * Whether a reminder goes out now. What is no longer true is taken back and decided anew; what comes late, because the worker
 * was down or the client has heard from us meanwhile, waits for the next hour at which it may (R15).
 */
async function passesGate(tx: Tx, message: ClaimedMessage, now: Date): Promise<boolean> {
  const { businessId, clientId, id, reminders } = message
  const facts = await loadDunningFacts(tx, businessId, clientId, now)
  if (!facts || !isStillTrue(message, facts, now)) {
    await moveMessage(tx, message, 'cancel', { now, reason: 'The facts moved before it was sent.' })
    return false
  }
  const about = facts.invoices.filter((invoice) => reminders.some(({ invoiceId }) => invoiceId === invoice.id))
  const pace = slowestPace(about.map(({ policy }) => policy))
  const sendAt = dateOf(sendAfterApproval(facts, pace, [], instantOf(now)))
  if (sendAt <= now) return true
  await tx.outboxMessage.update({ where: { businessId_id: { businessId, id } }, data: { sendAt } })
  return false
}

/** A code is mailed while it is good for something; later it would only puzzle. */
async function isStillGood(tx: Tx, message: ClaimedMessage, now: Date): Promise<boolean> {
  if (compareInstants(instantOf(now), codeEndsAt(instantOf(message.createdAt))) < 0) return true
  await moveMessage(tx, message, 'cancel', { now, reason: 'The code was no longer good for anything.' })
  return false
}

const hourMs = 3_600_000

/** A thank-you and a reminder never reach a client within the same hour (R21): the later one waits an hour. */
async function comesTooClose(tx: Tx, message: ClaimedMessage, now: Date): Promise<boolean> {
  const { businessId, clientId, id, kind } = message
  const other = { reminder: ['thank_you'], instalment: ['thank_you'], thank_you: ['reminder', 'instalment'] }[kind]
  if (!other) return false
  const close = await tx.outboxMessage.findFirst({
    where: { businessId, clientId, kind: { in: other }, sentAt: { gt: new Date(now.getTime() - hourMs) } },
    orderBy: { sentAt: 'desc' },
    select: { sentAt: true, client: { select: { timeZone: true, business: { select: { timeZone: true } } } } },
  })
  if (!close?.sentAt) return false
  const zone = close.client.timeZone ?? close.client.business.timeZone
  const later = instantOf(new Date(close.sentAt.getTime() + hourMs))
  const sendAt = dateOf(nextSendInstant(later, zone, { ...defaultSendHours, sendHour: defaultSendHours.sendFromHour }))
  await tx.outboxMessage.update({ where: { businessId_id: { businessId, id } }, data: { sendAt } })
  return true
}

/** Somebody sits before the screen and waits for these. */
const urgent = ['code', 'link']

/** Many mails to one domain go out little by little; each waits its turn once. */
async function waitsForItsDomain(tx: Tx, message: ClaimedMessage, now: Date): Promise<boolean> {
  const { businessId, id, kind, toAddress, slotAt } = message
  if (slotAt || urgent.includes(kind)) return false
  const slot = await takeDomainSlot(tx, toAddress, env.MAIL_DOMAIN_RATE, now)
  if (slot <= now) return false
  await tx.outboxMessage.update({ where: { businessId_id: { businessId, id } }, data: { slotAt: slot, sendAt: slot } })
  return true
}

/**
 * Takes over a message whose sending was interrupted: it may have been accepted, so it goes out again under the same key and
 * byte for byte, without a gate. Once the provider may have forgotten the key, only a person can know: `unknown`.
 */
export async function resumeSend(
  { businessId, id }: MessageRef,
  processId: number,
  now: Date,
): Promise<ClaimedMessage | null> {
  return inTransaction(async (tx) => {
    const locked = await tx.$queryRaw<unknown[]>`
      SELECT FROM "OutboxMessage" WHERE "businessId" = ${businessId}::uuid AND "id" = ${id}::uuid AND "state" = 'sending'
      FOR UPDATE SKIP LOCKED`
    if (locked.length === 0) return null
    const message = await tx.outboxMessage.findUniqueOrThrow({
      where: { businessId_id: { businessId, id } },
      include: withAttachments,
    })
    if (!(await passesRestoreGate(tx, message, now))) return null
    if (message.firstTriedAt && now.getTime() - message.firstTriedAt.getTime() > KEY_MEMORY_MS) {
      await moveMessage(tx, message, 'lose', {
        now,
        reason: message.lastError ?? 'The answer of the mail provider was lost.',
      })
      return null
    }
    await claim(tx, message, processId, now)
    return message
  })
}

async function claim(tx: Tx, message: ClaimedMessage, processId: number, now: Date): Promise<void> {
  // Leases are real time: the application's clock may be moved, a lease must not end by it.
  await tx.$executeRaw`
    UPDATE "OutboxMessage" SET "state" = 'sending', "claimedBy" = ${processId}, "tries" = "tries" + 1,
      "leaseUntil" = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), "firstTriedAt" = coalesce("firstTriedAt", ${now})
    WHERE "businessId" = ${message.businessId}::uuid AND "id" = ${message.id}::uuid`
}
