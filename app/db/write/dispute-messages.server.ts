import type { Dispute } from '#app/db/read/disputes.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { DisputeMessageKind } from '#app/domain/dispute/dispute-message-kind.ts'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { keepCaseFiles } from './case-files.server.ts'
import { recordEvents } from './timeline.server.ts'

export interface NewDisputeMessage {
  dispute: Pick<Dispute, 'businessId' | 'id' | 'clientId' | 'invoiceId'> & {
    readonly invoice: { readonly number: string }
  }
  /** Made with the form: the same form sent twice is one message. */
  messageId: string
  by: 'client' | 'business'
  kind: DisputeMessageKind
  author: string
  text: string
  files: readonly CheckedFile[]
  actor: string
  now: Date
}

/** Writes down what was said in a case, with its files. Errors: a unique violation where this form was sent before. */
export async function insertDisputeMessage(tx: Tx, message: NewDisputeMessage): Promise<void> {
  const { dispute, messageId, by, kind, author, text, files, actor, now } = message
  const { businessId, id: disputeId, clientId, invoiceId, invoice } = dispute
  await tx.disputeMessage.create({
    data: { businessId, id: messageId, disputeId, by, kind, author, text, at: now },
  })
  await keepCaseFiles(tx, { businessId, clientId, disputeId, messageId, files, now })
  if (kind !== 'message') return
  const names = files.map(({ filename }) => filename).join(', ')
  const data = {
    ...{ disputeId, number: invoice.number, by, author },
    text: [text, names].filter(Boolean).join(' · '),
  } satisfies TimelineData['dispute.message']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'dispute.message', actor, at: now, data }])
}
