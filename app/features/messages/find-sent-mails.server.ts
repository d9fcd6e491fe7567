import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { inTransaction, type Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { readMailTags, stepMark } from '#app/domain/message/mail-tags.ts'
import type { MessageEvent } from '#app/domain/message/message-state.ts'
import { listSentMails, readSentTags } from '#app/gateways/email/sent-mails.server.ts'
import type { ListedMail } from '#app/gateways/email/sent-mails.server.ts'
import { hashPortalToken, derivePortalToken } from '#app/portal-token.server.ts'
import { mailEventOf } from './found-mail-events.ts'

/** Mails from shortly before the backup may have moved since: delivered, bounced. */
const OVERLAP_MS = 24 * 3_600_000

/**
 * Asks the mail provider for everything that went out around and after a restore point, and writes down what is ours: the last
 * gate of sending reads it. Links those mails bear open again, and messages we still know learn what became of them. Safe to
 * repeat. Answers how many were ours. Throws when the provider cannot be asked.
 */
export async function findSentMails(restorePoint: Date, now: Date): Promise<number> {
  let ours = 0
  for await (const mail of listSentMails(new Date(restorePoint.getTime() - OVERLAP_MS))) {
    const isKnown = await acrossBusinesses('the provider lists the mails of all', () =>
      prisma.foundMail.count({ where: { providerId: mail.id } }),
    )
    if (isKnown > 0 || (await keep(mail, now))) ours += 1
  }
  return ours
}

async function keep(mail: ListedMail, now: Date): Promise<boolean> {
  const marks = readMailTags(await readSentTags(mail.id))
  if (!marks) return false
  const { businessId, messageId, keyHash, links } = marks
  const steps = marks.steps.map(stepMark)
  return inTransaction(async (tx) => {
    // A business that was made after the backup is gone with it.
    if ((await tx.business.count({ where: { id: businessId } })) === 0) return false
    const message = await tx.outboxMessage.findUnique({
      where: { businessId_id: { businessId, id: messageId } },
      select: { businessId: true, id: true, clientId: true },
    })
    const event = mailEventOf(mail.lastEvent)
    if (message && event) await catchUp(tx, message, event, mail, now)
    const invoices = await tx.invoice.findMany({
      where: { businessId, id: { in: links.map(({ invoiceId }) => invoiceId) } },
      select: { id: true, clientId: true },
    })
    await tx.portalLink.createMany({
      data: links.flatMap(({ id, invoiceId }) => {
        const invoice = invoices.find((each) => each.id === invoiceId)
        const tokenHash = hashPortalToken(derivePortalToken(id))
        return invoice
          ? [{ businessId, id, clientId: invoice.clientId, invoiceId, tokenHash, createdAt: mail.sentAt }]
          : []
      }),
      skipDuplicates: true,
    })
    await heardFromUs(tx, businessId, marks.steps, mail.sentAt)
    await tx.foundMail.createMany({
      data: {
        businessId,
        providerId: mail.id,
        messageId,
        keyHash,
        steps,
        sentAt: mail.sentAt,
        lastEvent: mail.lastEvent,
      },
      skipDuplicates: true,
    })
    return true
  })
}

/** A message that was on its way, or whose fate we do not know, is told of it; one that waits meets its mail at the last gate. */
async function catchUp(
  tx: Tx,
  message: { businessId: string; id: string; clientId: string },
  event: MessageEvent,
  mail: ListedMail,
  now: Date,
): Promise<void> {
  const details = { now, providerId: mail.id }
  if (event !== 'send') await moveMessage(tx, message, 'send', details)
  await moveMessage(tx, message, event, details)
}

/** Who was written to since is not written to again the same day. */
async function heardFromUs(
  tx: Tx,
  businessId: string,
  steps: readonly { invoiceId: string }[],
  sentAt: Date,
): Promise<void> {
  if (steps.length === 0) return
  const about = { some: { id: { in: steps.map(({ invoiceId }) => invoiceId) } } }
  await tx.client.updateMany({
    where: { businessId, invoices: about, OR: [{ lastContactAt: null }, { lastContactAt: { lt: sentAt } }] },
    data: { lastContactAt: sentAt },
  })
}
