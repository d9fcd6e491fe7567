import { prisma } from '#app/db/client.server.ts'
import { readClientAuthor } from '#app/db/read/client-author.server.ts'
import { loadDispute } from '#app/db/read/disputes.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import { insertDisputeMessage } from '#app/db/write/dispute-messages.server.ts'
import { insertDispute } from '#app/db/write/disputes.server.ts'
import type { NewDispute } from '#app/db/write/disputes.server.ts'
import type { DisputeRefusal } from '#app/domain/dispute/check-dispute.ts'
import { reasonNames } from '#app/domain/dispute/dispute-reason.ts'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import { formatMoney } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { tellBusinessOfDispute, tellClientOfDispute } from './tell-dispute.server.ts'

export interface DisputeToOpen extends Omit<NewDispute, 'from' | 'actor'> {
  clientId: string
  /** The address the client's link was mailed to; null: a link a person made. */
  sentTo: string | null
  /** Made with the form. */
  messageId: string
  files: readonly CheckedFile[]
}

/**
 * Puts an invoice or a part of it in question from its page (R17). What is in question rests at once, the rest stays payable;
 * both sides are written to. One dispute of an invoice is open at a time.
 */
export async function openDispute(
  wish: DisputeToOpen,
): Promise<Result<{ disputeId: string }, DisputeRefusal | 'not_found' | 'open_already'>> {
  const { businessId, clientId, words, files, messageId, now } = wish
  const author = await readClientAuthor(prisma, wish)
  try {
    return await inTransaction(async (tx) => {
      if (!(await lockClient(tx, businessId, clientId))) return refuse('not_found')
      const opened = await insertDispute(tx, { ...wish, from: 'portal', actor: 'client' })
      if (!opened.ok) return opened
      const { disputeId, respondBy, part, balance } = opened.value
      const dispute = await loadDispute(tx, businessId, disputeId)
      if (!dispute || dispute.clientId !== clientId) return refuse('not_found')
      if (words !== '' || files.length > 0) {
        await insertDisputeMessage(tx, {
          ...{ dispute, messageId, by: 'client', kind: 'message', author, text: words, files, actor: 'client', now },
        })
      }
      await tellClientOfDispute(tx, dispute, { kind: 'received', step: 'received', answerBy: respondBy, now })
      const { clientName, invoice, business } = dispute
      const what = part
        ? `${formatMoney(part, business.locale)} of the ${formatMoney(balance, business.locale)} open on it`
        : 'all of it'
      await tellBusinessOfDispute(tx, dispute, {
        step: 'opened',
        subject: `${clientName} disputes invoice ${invoice.number}`,
        paragraphs: [
          `${author} puts in question ${what}: ${reasonNames[dispute.reason].toLowerCase()}.`,
          words,
          files.length > 0 ? `Attached to the case: ${files.map(({ filename }) => filename).join(', ')}.` : '',
          'Reminders about it rest until it is settled. The client was told that you answer within three business days.',
        ],
        now,
      })
      return ok({ disputeId })
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('open_already')
    throw error
  }
}
