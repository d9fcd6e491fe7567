import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { billToAddress } from '#app/db/read/dunning-rows.server.ts'
import type { LoadedSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import { loadTemplates } from '#app/db/read/templates.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import { nextSendInstant } from '#app/domain/dunning/send-window.ts'
import { draftPaymentProblem } from '#app/domain/payment/payment-problem-draft.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { renderNote } from '#app/gateways/email/render.server.ts'

const wakingHours = { sendHour: 8, sendFromHour: 8, sendUntilHour: 20 }

/** Tells the client, neutrally, that a payment they were told is on its way did not arrive. Once per attempt. */
export async function queuePaymentProblem(
  tx: Tx,
  { businessId, facts, now }: { businessId: string; facts: LoadedSettlementFacts; now: Date },
): Promise<void> {
  const { payment, businessZone } = facts
  const client = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: payment.clientId } },
    include: { business: true, contacts: { orderBy: { createdAt: 'asc' } } },
  })
  const to = billToAddress(client.contacts)
  const invoiceId = payment.targets[0]?.invoiceId
  if (!to || !invoiceId) return
  const { number } = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { number: true },
  })
  const locale = wordsLocale(client.locale, client.business.locale)
  const draft = draftPaymentProblem(
    {
      businessName: client.business.name,
      greetingName: client.contacts.find(({ email }) => email === to)?.name ?? client.name,
      locale,
      invoiceNumber: number,
      amount: payment.amount,
    },
    await loadTemplates(tx, businessId, languageOf(locale)),
  )
  const link = await createPortalLink(tx, { businessId, clientId: client.id, invoiceId, sentTo: to, now })
  await enqueueMessage(tx, {
    businessId,
    key: `payment-problem/${payment.id}`,
    kind: 'payment_problem',
    state: 'queued',
    clientId: client.id,
    invoiceId,
    portalLinkId: link.id,
    sendAt: dateOf(nextSendInstant(instantOf(now), client.timeZone ?? businessZone, wakingHours)),
    basis: '',
    to,
    cc: [],
    rendered: await renderNote(draft, await loadMailBrand(tx, businessId, client.locale)),
    attachments: [],
    now,
  })
}
