import type { Dispute } from '#app/db/read/disputes.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { handToBusiness, handToClient } from '#app/db/write/dispute-rest.server.ts'
import { insertDisputeMessage } from '#app/db/write/dispute-messages.server.ts'
import { moveDispute } from '#app/db/write/disputes.server.ts'
import { DISPUTE_WORDS_MAX } from '#app/domain/dispute/check-dispute.ts'
import { isLiveDispute } from '#app/domain/dispute/dispute-state.ts'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { inDispute } from './in-dispute.server.ts'
import type { DisputePlace } from './in-dispute.server.ts'
import { tellBusinessOfDispute, tellClientOfDispute } from './tell-dispute.server.ts'

/** More than a case ever needs; a limit all the same, since a link is enough to write. */
const messagesMax = 100
const filesMax = 60

export interface DisputeWordsToAdd {
  by: 'client' | 'business'
  author: string
  text: string
  files: readonly CheckedFile[]
  /** Made with the form: the same form sent twice is one message. */
  messageId: string
  actor: string
  now: Date
}

export type WriteRefusal = 'over' | 'words_missing' | 'words_too_long' | 'too_much'

/** Adds to the talk about a dispute, from either side, and tells the other. The business's first word begins the review. */
export async function writeInDispute(
  place: DisputePlace,
  words: DisputeWordsToAdd,
): Promise<Result<null, WriteRefusal | 'not_found' | 'sent_before'>> {
  return inDispute(place, async (tx, dispute) => {
    const checked = await checkWords(tx, dispute, words)
    if (!checked.ok) return checked
    const { by, text, files, messageId, author, actor, now } = words
    if (!isLiveDispute(dispute.state)) return refuse('over')
    await insertDisputeMessage(tx, { dispute, kind: 'message', by, author, text, files, messageId, actor, now })
    const names = files.map(({ filename }) => filename).join(', ')
    if (by === 'business') {
      await moveDispute(tx, dispute, 'review')
      await handToClient(tx, dispute, { outcome: 'answered', actor, now })
      await tellClientOfDispute(tx, dispute, {
        kind: 'answered',
        step: `message/${messageId}`,
        message: text || names,
        now,
      })
      return ok(null)
    }
    await handToBusiness(tx, dispute, now)
    await tellBusinessOfDispute(tx, dispute, {
      step: `message/${messageId}`,
      subject: `${author} wrote about the dispute of invoice ${dispute.invoice.number}`,
      paragraphs: [text, names && `Attached to the case: ${names}.`],
      now,
    })
    return ok(null)
  })
}

async function checkWords(
  tx: Tx,
  { businessId, id: disputeId }: Dispute,
  { text, files }: DisputeWordsToAdd,
): Promise<Result<null, WriteRefusal>> {
  if (text === '' && files.length === 0) return refuse('words_missing')
  if (text.length > DISPUTE_WORDS_MAX) return refuse('words_too_long')
  const said = await tx.disputeMessage.count({ where: { businessId, disputeId } })
  const kept = await tx.caseFile.count({ where: { businessId, disputeId } })
  return said >= messagesMax || kept + files.length > filesMax ? refuse('too_much') : ok(null)
}
