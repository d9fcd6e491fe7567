import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { loadTemplates } from '#app/db/read/templates.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { draftLink } from '#app/domain/message/link-draft.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import { renderNote } from '#app/gateways/email/render.server.ts'

export interface LinkToMail {
  businessId: string
  invoiceId: string
  /** One mail per key, however often it is asked for. */
  key: string
  to: string
  now: Date
}

/** Mails a new link of an invoice to an address on file. False where a mail of this key was written before. */
export async function queueLink(tx: Tx, { businessId, invoiceId, key, to, now }: LinkToMail): Promise<boolean> {
  if ((await tx.outboxMessage.count({ where: { businessId, key } })) > 0) return false
  const { clientId, number, client } = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: {
      clientId: true,
      number: true,
      client: {
        select: {
          name: true,
          locale: true,
          contacts: { select: { name: true, email: true } },
          business: { select: { name: true, locale: true } },
        },
      },
    },
  })
  const { id: portalLinkId } = await createPortalLink(tx, { businessId, clientId, invoiceId, sentTo: to, now })
  const locale = wordsLocale(client.locale, client.business.locale)
  const draft = draftLink(
    {
      businessName: client.business.name,
      greetingName: client.contacts.find(({ email }) => email === to)?.name ?? client.name,
      locale,
      invoiceNumber: number,
    },
    await loadTemplates(tx, businessId, languageOf(locale)),
  )
  const messageId = await enqueueMessage(tx, {
    ...{ businessId, key, kind: 'link', state: 'queued', clientId, invoiceId, portalLinkId, to, cc: [], now },
    sendAt: now,
    basis: '',
    rendered: await renderNote(draft, await loadMailBrand(tx, businessId, client.locale)),
    attachments: [],
  })
  return messageId !== null
}
