import { billToAddress } from '#app/db/read/dunning-rows.server.ts'
import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { loadTemplates } from '#app/db/read/templates.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import type { CallResult } from '#app/domain/call/call-result.ts'
import { draftCallSummary } from '#app/domain/words/draft-call-summary.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import { renderNote } from '#app/gateways/email/render.server.ts'
import type { CallInContext } from './apply-result.server.ts'

/**
 * The mail after the call, as a draft that a person reads over and sends. It goes to the address on file: whoever the call
 * named instead is confirmed first. Null where there is no address to write to.
 */
export async function draftSummary(tx: Tx, call: CallInContext): Promise<string | null> {
  const { businessId, invoiceId, callId, result, spokeWith, summary, caller, invoice, today, now } = call
  const { client } = invoice
  const contacts = await tx.contact.findMany({
    where: { businessId, clientId: client.id },
    orderBy: { createdAt: 'asc' },
  })
  const to = billToAddress(contacts)
  if (!to) return null

  const locale = wordsLocale(client.locale, client.business.locale)
  const draft = draftCallSummary(
    {
      business: { name: client.business.name },
      client: { greetingName: contacts.find(({ email }) => email === to)?.name ?? client.name, locale },
      invoiceNumber: invoice.number,
      open: { minor: invoice.balanceMinor, currency: invoice.currency },
      ...{ outcome: result.outcome, calledOn: today, calledBy: caller.name, spokeWith, summary },
      promise: result.outcome === 'promised' ? { on: result.dueOn, amount: result.amount } : null,
      callBackOn: callBackOn(result),
    },
    await loadTemplates(tx, businessId, languageOf(locale)),
  )
  const link = await createPortalLink(tx, { businessId, clientId: client.id, invoiceId, sentTo: to, now })
  return enqueueMessage(tx, {
    ...{ businessId, clientId: client.id, invoiceId, kind: 'call_summary', state: 'drafted', to, now },
    key: `call-summary/${callId}`,
    portalLinkId: link.id,
    sendAt: now,
    basis: '',
    cc: [],
    rendered: await renderNote(draft, await loadMailBrand(tx, businessId, locale)),
    words: draft,
    attachments: [],
  })
}

const callBackOn = (result: CallResult) => (result.outcome === 'call_back' ? result.on : null)
