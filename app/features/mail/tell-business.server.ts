import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import type { NewMessage } from '#app/db/write/enqueue-message.server.ts'
import { env } from '#app/env.server.ts'
import { renderNotice } from '#app/gateways/email/render.server.ts'

export interface NoticeToBusiness {
  businessId: string
  clientId: string
  invoiceId: string | null
  /** Idempotency key: a second notice of this key is not written. */
  key: string
  subject: string
  paragraphs: string[]
  /** Where on the desk it is dealt with, e.g. `/admin/plans/…`, and what the button says. */
  path: string
  action: string
  attachments?: NewMessage['attachments']
  /** Left out: the business's own address. */
  to?: string
  /** Left out: whoever looks after the client. */
  replyTo?: string
  now: Date
}

/** A mail to the business, at its own address or a colleague's: a client has answered, and here it is dealt with. */
export async function tellBusiness(tx: Tx, notice: NoticeToBusiness): Promise<void> {
  const { businessId, clientId, invoiceId, key, subject, paragraphs, path, action, now } = notice
  const { email } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { email: true } })
  const brand = await loadMailBrand(tx, businessId, null)
  await enqueueMessage(tx, {
    ...{ businessId, key, kind: 'notice', clientId, invoiceId, now },
    state: 'queued',
    portalLinkId: null,
    sendAt: now,
    basis: '',
    to: notice.to ?? email,
    replyTo: notice.replyTo,
    cc: [],
    rendered: await renderNotice({ subject, paragraphs, action, url: `${env.PUBLIC_URL}${path}` }, brand),
    attachments: notice.attachments ?? [],
  })
}
