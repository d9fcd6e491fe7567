import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { loadTemplates } from '#app/db/read/templates.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { draftLink } from '#app/domain/message/link-draft.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import { renderNote } from '#app/gateways/email/render.server.ts'

/** One number may be in use at several businesses; more than a handful is somebody trying things out. */
const invoicesMax = 5

/**
 * Mails the link of an invoice to somebody who knows its number and an address on file for it, at most once a day each.
 * Answers how many mails were queued; the page says the same words whatever it is, so that nobody learns who is on file.
 */
export async function mailPortalLink({
  number,
  email,
  now,
}: {
  number: string
  email: string
  now: Date
}): Promise<number> {
  const wanted = email.toLowerCase()
  return inTransaction(async (tx) => {
    const invoices = await tx.invoice.findMany({
      where: {
        number,
        state: { in: ['issued', 'settled'] },
        client: { contacts: { some: { state: 'usable', email: { equals: email, mode: 'insensitive' } } } },
      },
      include: { client: { include: { contacts: true, business: { omit: { logo: true } } } } },
      take: invoicesMax,
    })
    let queued = 0
    for (const { businessId, id: invoiceId, clientId, client, number: invoiceNumber } of invoices) {
      const contact = client.contacts.find((each) => each.state === 'usable' && each.email.toLowerCase() === wanted)
      if (!contact) continue
      const key = `link/${invoiceId}/${contact.id}/${now.toISOString().slice(0, 10)}`
      const isSent = await tx.outboxMessage.count({ where: { businessId, key } })
      if (isSent > 0) continue
      const link = await createPortalLink(tx, { businessId, clientId, invoiceId, now })
      const locale = wordsLocale(client.locale, client.business.locale)
      const draft = draftLink(
        {
          businessName: client.business.name,
          greetingName: contact.name ?? client.name,
          locale,
          invoiceNumber,
        },
        await loadTemplates(tx, businessId, languageOf(locale)),
      )
      const messageId = await enqueueMessage(tx, {
        businessId,
        key,
        kind: 'link',
        state: 'queued',
        clientId,
        invoiceId,
        portalLinkId: link.id,
        sendAt: now,
        basis: '',
        to: contact.email,
        cc: [],
        rendered: await renderNote(draft, await loadMailBrand(tx, businessId, client.locale)),
        attachments: [],
        now,
      })
      if (messageId) queued += 1
    }
    return queued
  })
}
