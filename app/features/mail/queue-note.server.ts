import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import type { Correspondent } from '#app/db/read/correspondent.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import type { MessageKind, NewMessage } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import type { NoteDraft } from '#app/domain/words/note-draft.ts'
import { renderNote } from '#app/gateways/email/render.server.ts'

export interface NoteToQueue {
  businessId: string
  correspondent: Correspondent
  /** The invoice whose page the note leads to. */
  invoiceId: string
  /** Idempotency key: a second note of this key is not written. */
  key: string
  kind: MessageKind
  draft: NoteDraft
  /** Left out: the client's bill-to address. */
  to?: string
  cc?: string[]
  attachments?: NewMessage['attachments']
  /** Fingerprint of the facts it is written on; left out where nothing can make it untrue. */
  basis?: string
  /** Left out: now, since it answers somebody who is there. */
  sendAt?: Date
  now: Date
}

/** Writes a note to a client with a link of its own. Null where nobody can be written to, or the key was there already. */
export async function queueNote(tx: Tx, note: NoteToQueue): Promise<string | null> {
  const { businessId, correspondent, invoiceId, key, kind, draft, now } = note
  const { clientId, clientLocale } = correspondent
  const to = note.to ?? correspondent.to
  if (!to || (await tx.outboxMessage.count({ where: { businessId, key } })) > 0) return null
  const link = await createPortalLink(tx, { businessId, clientId, invoiceId, sentTo: to, now })
  return enqueueMessage(tx, {
    ...{ businessId, key, kind, clientId, invoiceId, to, now },
    state: 'queued',
    portalLinkId: link.id,
    sendAt: note.sendAt ?? now,
    basis: note.basis ?? '',
    cc: note.cc ?? [],
    rendered: await renderNote(draft, await loadMailBrand(tx, businessId, clientLocale)),
    words: draft,
    attachments: note.attachments ?? [],
  })
}
