import { loadCorrespondent } from '#app/db/read/correspondent.server.ts'
import type { Dispute } from '#app/db/read/disputes.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { NewMessage } from '#app/db/write/enqueue-message.server.ts'
import { disputeNoteValues } from '#app/domain/dispute/dispute-note-values.ts'
import type { DisputeNoteFacts } from '#app/domain/dispute/dispute-note-values.ts'
import { writeNote } from '#app/domain/words/note-draft.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import type { disputeNotes } from '#app/domain/words/template-kinds.ts'
import { queueNote } from '#app/features/mail/queue-note.server.ts'
import { tellBusiness } from '#app/features/mail/tell-business.server.ts'

export interface NoteToClient extends Partial<Pick<DisputeNoteFacts, 'answerBy' | 'message' | 'credit' | 'corrected'>> {
  kind: (typeof disputeNotes)[number]
  /** What sets this note apart from others of the case: one is written for each. */
  step: string
  /** The page it leads to, where that is not the disputed invoice's. */
  leadsTo?: { readonly invoiceId: string; readonly number: string }
  attachments?: NewMessage['attachments']
  now: Date
}

/** Mails the client how the case stands, with the balance as it is now. Null where nobody can be written to. */
export async function tellClientOfDispute(tx: Tx, dispute: Dispute, note: NoteToClient): Promise<string | null> {
  const { businessId, id, clientId, invoiceId, invoice } = dispute
  const { kind, step, leadsTo = { invoiceId, number: invoice.number }, attachments = [], now } = note
  const { answerBy = null, message = '', credit = null, corrected = null } = note
  const { balanceMinor, currency } = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { balanceMinor: true, currency: true },
  })
  const correspondent = await loadCorrespondent(tx, businessId, clientId)
  const { locale, templates: own, greetingName, business } = correspondent
  return queueNote(tx, {
    ...{ businessId, correspondent, invoiceId: leadsTo.invoiceId, kind: 'dispute', attachments, now },
    key: `dispute/${id}/${step}`,
    draft: writeNote(
      `dispute.${kind}`,
      { locale, own, action: phrasesOf(languageOf(locale)).openInvoice(leadsTo.number), signedBy: [business.name] },
      disputeNoteValues({
        ...{ greetingName, businessName: business.name, number: invoice.number, locale, answerBy, message },
        ...{ balance: { minor: balanceMinor, currency }, disputed: dispute.disputed, credit, corrected },
      }),
    ),
  })
}

interface NoteToBusiness {
  step: string
  subject: string
  paragraphs: readonly string[]
  now: Date
}

/** Tells the business what the client did, and where it is answered. */
export async function tellBusinessOfDispute(tx: Tx, dispute: Dispute, note: NoteToBusiness): Promise<void> {
  const { businessId, id, clientId, invoiceId } = dispute
  await tellBusiness(tx, {
    ...{ businessId, clientId, invoiceId, subject: note.subject, now: note.now },
    key: `dispute/${id}/business/${note.step}`,
    paragraphs: note.paragraphs.filter((paragraph) => paragraph !== ''),
    path: `/admin/disputes/${id}`,
    action: 'Open the case',
  })
}
