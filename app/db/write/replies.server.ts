import { createHash } from 'node:crypto'
import type { Tx } from '#app/db/transaction.server.ts'
import { addDays, formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { endHold, insertHold } from './holds.server.ts'
import { recordEvents } from './timeline.server.ts'

/** Somebody is reminded of a reply that nobody has read after so many days. */
const REVIEW_DAYS = 3

/** Keeps the files of a mail, each once under the SHA-256 of its bytes. */
export async function keepReplyFiles(
  tx: Tx,
  {
    businessId,
    inboundId,
    files,
    now,
  }: { businessId: string; inboundId: string; files: readonly CheckedFile[]; now: Date },
): Promise<void> {
  for (const [position, { filename, contentType, bytes }] of files.entries()) {
    const fileHash = createHash('sha256').update(bytes).digest('hex')
    await tx.storedFile.createMany({
      data: { businessId, hash: fileHash, contentType, bytes: new Uint8Array(bytes), createdAt: now },
      skipDuplicates: true,
    })
    await tx.inboundFile.create({
      data: { businessId, inboundId, position, filename, contentType, size: bytes.length, fileHash },
    })
  }
}

/** Rests all follow-up of a client until their mail is read; one rest for several mails. The caller holds the client's lock. */
export async function restForReply(
  tx: Tx,
  mail: { businessId: string; id: string; clientId: string; from: string; subject: string },
  now: Date,
): Promise<void> {
  const { businessId, id, clientId, from, subject } = mail
  const resting = await tx.hold.findFirst({
    where: { businessId, clientId, kind: 'reply', releasedAt: null },
    select: { id: true },
  })
  const { timeZone, locale } = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true, locale: true },
  })
  const today = todayIn(timeZone, instantOf(now))
  const holdId =
    resting?.id ??
    (await insertHold(tx, {
      ...{ businessId, clientId, invoiceId: null, kind: 'reply', amount: null, until: null, actor: 'client', now },
      reason: `${from} wrote on ${formatDay(today, locale, 'short')}: “${subject.slice(0, 200)}”`,
      reviewOn: addDays(today, REVIEW_DAYS),
      stopsCharges: false,
    }))
  await tx.inboundMail.update({ where: { businessId_id: { businessId, id } }, data: { holdId } })
}

/**
 * Marks a mail as read and lets follow-up go on once no other one keeps it resting. False where somebody was first. The caller
 * holds the client's lock.
 */
export async function markReplyRead(
  tx: Tx,
  call: { businessId: string; replyId: string; actor: string; now: Date; waitsUntil?: string },
): Promise<boolean> {
  const { businessId, replyId, actor, now, waitsUntil } = call
  const [mail] = await tx.inboundMail.updateManyAndReturn({
    where: { businessId, id: replyId, readAt: null },
    data: { readAt: now, readBy: actor },
    select: { clientId: true, invoiceId: true, holdId: true, fromAddress: true },
  })
  if (!mail) return false
  const { clientId, invoiceId, holdId, fromAddress } = mail
  const others = holdId ? await tx.inboundMail.count({ where: { businessId, holdId, readAt: null } }) : 0
  if (holdId && others === 0) await endHold(tx, { businessId, holdId, actor, now })
  // Of nobody's mail nothing is on record but that it came.
  if (!clientId) return true
  const data = { replyId, from: fromAddress, ...(waitsUntil && { waitsUntil }) } satisfies TimelineData['reply.read']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'reply.read', actor, at: now, data }])
  return true
}
