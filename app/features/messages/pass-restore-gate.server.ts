import type { FoundMail } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { makeAnnounced } from '#app/db/write/charges.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { stepMark } from '#app/domain/message/mail-tags.ts'
import { mailEventOf, neverArrived } from './found-mail-events.ts'
import { hashKey } from './hash-key.server.ts'

interface WaitingMessage {
  readonly businessId: string
  readonly id: string
  readonly clientId: string
  readonly key: string
  readonly announces: unknown
  readonly reminders: readonly { readonly invoiceId: string; readonly stage: number }[]
}

/**
 * After a restore: which of these messages say what has not been said yet, as far as the provider's list goes (D2). What
 * went out under the same message or key, or took all of its steps, is written down as sent. One that went out in part is taken
 * back, with the steps that were taken on record, and the rest is decided anew.
 */
export async function passRestoreGate<T extends WaitingMessage>(
  tx: Tx,
  businessId: string,
  messages: readonly T[],
  now: Date,
): Promise<T[]> {
  const ids = messages.map(({ id }) => id)
  const keys = messages.map(({ key }) => hashKey(businessId, key))
  const marks = messages.flatMap(({ reminders }) => reminders.map(stepMark))
  const found = await tx.$queryRaw<FoundMail[]>`
    SELECT * FROM "FoundMail" WHERE "businessId" = ${businessId}::uuid AND ("messageId" = ANY(${ids}::uuid[]) OR "keyHash" = ANY(${keys})
      OR "steps" && ${marks}) ORDER BY "sentAt"`
  if (found.length === 0) return [...messages]
  const passed = []
  for (const message of messages) if (await isUnsaid(tx, message, found, now)) passed.push(message)
  return passed
}

async function isUnsaid(tx: Tx, message: WaitingMessage, found: readonly FoundMail[], now: Date): Promise<boolean> {
  const { businessId, id, reminders } = message
  const keyHash = hashKey(businessId, message.key)
  const same = found.find((mail) => mail.messageId === id || mail.keyHash === keyHash)
  if (same) return noteSent(tx, message, same, now)
  const marks = reminders.map(stepMark)
  const arrived = found.filter(
    ({ lastEvent, steps }) => !neverArrived(lastEvent) && marks.some((mark) => steps.includes(mark)),
  )
  const taken = reminders.filter((step) => arrived.some(({ steps }) => steps.includes(stepMark(step))))
  const [first] = arrived
  if (!first || taken.length === 0) return true
  if (taken.length === reminders.length) return noteSent(tx, message, first, now)
  for (const { invoiceId, stage } of taken) {
    const mail = arrived.find(({ steps }) => steps.includes(stepMark({ invoiceId, stage })))
    await tx.reminder.updateMany({
      where: { businessId, invoiceId, stage, messageId: id },
      data: {
        messageId: null,
        outcome: 'completed',
        doneAt: mail?.sentAt ?? now,
        reason: 'It had gone out before the backup was restored.',
      },
    })
  }
  await moveMessage(tx, message, 'cancel', { now, reason: 'A part of it had gone out before the backup was restored.' })
  return false
}

async function noteSent(tx: Tx, message: WaitingMessage, mail: FoundMail, now: Date): Promise<false> {
  const { businessId, id } = message
  await makeAnnounced(tx, { ...message, messageId: id, now })
  await tx.$executeRaw`
    UPDATE "OutboxMessage" SET "state" = 'sending', "firstTriedAt" = coalesce("firstTriedAt", ${mail.sentAt})
    WHERE "businessId" = ${businessId}::uuid AND "id" = ${id}::uuid AND "state" = 'queued'`
  const isNoted = await tx.outboxMessage.count({ where: { providerId: mail.providerId, NOT: { id } } })
  const when = `${mail.sentAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  await moveMessage(tx, message, 'send', {
    now,
    reason: `It had gone out on ${when}, before the backup was restored.`,
    ...(isNoted ? {} : { providerId: mail.providerId }),
  })
  const event = mailEventOf(mail.lastEvent)
  if (event && event !== 'send') await moveMessage(tx, message, event, { now })
  return false
}
