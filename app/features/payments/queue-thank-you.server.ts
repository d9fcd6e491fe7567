import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { billToAddress } from '#app/db/read/dunning-facts.server.ts'
import type { LoadedSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { dateOf, instantOf, todayIn } from '#app/domain/business-day.ts'
import { nextSendInstant } from '#app/domain/dunning/send-window.ts'
import type { Money } from '#app/domain/money.ts'
import type { ThankYou } from '#app/domain/payment/settlement.ts'
import { draftThankYou } from '#app/domain/thank-you/thank-you-draft.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { renderThankYou } from '#app/gateways/email/render.server.ts'

/** R21: the client's next waking hour, any time of it. */
const thankYouHours = { sendHour: 8, sendFromHour: 8, sendUntilHour: 20 }

interface Thanks {
  businessId: string
  facts: LoadedSettlementFacts
  thankYou: ThankYou
  /** All that arrived, which may be more than the invoices took. */
  received: Money
  now: Date
}

/** Exactly one thank-you per settled payment: its key is the payment's. It travels the reminder's road from here. */
export async function queueThankYou(tx: Tx, { businessId, facts, thankYou, received, now }: Thanks): Promise<void> {
  const { payment, businessZone } = facts
  const client = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: payment.clientId } },
    include: { business: true, contacts: { orderBy: { createdAt: 'asc' } } },
  })
  const to = billToAddress(client.contacts)
  const invoiceId = thankYou.invoiceIds[0]
  if (!to || !invoiceId) return

  const today = todayIn(businessZone, instantOf(now))
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: [...thankYou.invoiceIds] } },
    select: { id: true, number: true },
  })
  const numbers = thankYou.invoiceIds.map((id) => invoices.find((invoice) => invoice.id === id)?.number ?? '')
  const sendAt = dateOf(nextSendInstant(instantOf(now), client.timeZone ?? businessZone, thankYouHours))
  const draft = draftThankYou({
    business: { name: client.business.name },
    client: {
      greetingName: client.contacts.find(({ email }) => email === to)?.name ?? client.name,
      locale: client.locale ?? client.business.locale,
    },
    thankYou,
    invoiceNumbers: numbers,
    received,
    receivedOn: today,
    today: todayIn(businessZone, instantOf(sendAt)),
  })
  const link = await createPortalLink(tx, { businessId, clientId: client.id, invoiceId, now })
  const messageId = await enqueueMessage(tx, {
    businessId,
    key: `thank-you/${payment.id}`,
    kind: 'thank_you',
    state: 'queued',
    clientId: client.id,
    invoiceId,
    portalLinkId: link.id,
    sendAt,
    basis: thankYou.kind,
    to,
    cc: [],
    rendered: await renderThankYou(draft, await loadMailBrand(tx, businessId, client.locale)),
    attachments: [],
    now,
  })
  if (!messageId) return
  const data = { messageId, to, numbers, kind: thankYou.kind }
  await recordEvents(tx, [{ businessId, clientId: client.id, invoiceId, type: 'thank_you.queued', at: now, data }])
}
