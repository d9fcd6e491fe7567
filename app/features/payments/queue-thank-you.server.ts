import { billToAddress } from '#app/db/read/dunning-rows.server.ts'
import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { loadClientCalendar } from '#app/db/read/send-calendar.server.ts'
import type { LoadedSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import { loadTemplates } from '#app/db/read/templates.server.ts'
import { readThankedPlan } from '#app/db/read/thanked-plan.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { dateOf, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import type { ThankYou } from '#app/domain/payment/settlement.ts'
import { draftThankYou } from '#app/domain/thank-you/thank-you-draft.ts'
import type { ThankYouFacts } from '#app/domain/thank-you/thank-you-draft.ts'
import { nextBusinessHour } from '#app/domain/thank-you/next-business-hour.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import { renderNote } from '#app/gateways/email/render.server.ts'

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
    include: {
      business: { select: { name: true, locale: true, thankYouWaitHours: true } },
      contacts: { orderBy: { createdAt: 'asc' } },
    },
  })
  const { business } = client
  const to = billToAddress(client.contacts)
  const invoiceId = thankYou.invoiceIds[0]
  if (!to || !invoiceId) return

  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: [...thankYou.invoiceIds] } },
    select: { id: true, number: true },
  })
  const numbers = thankYou.invoiceIds.map((id) => invoices.find((invoice) => invoice.id === id)?.number ?? '')
  const waits = instantOf(now).add({ hours: business.thankYouWaitHours })
  const sendAt = nextBusinessHour(waits, {
    clientZone: client.timeZone ?? businessZone,
    businessZone,
    calendar: await loadClientCalendar(tx, businessId, client.id, now.getUTCFullYear()),
  })
  const locale = wordsLocale(client.locale, business.locale)
  const after = await whatCameBefore(tx, businessId, payment.id, thankYou)
  const plan = await readThankedPlan(tx, businessId, thankYou.invoiceIds, now)
  const draft = draftThankYou(
    {
      business: { name: business.name },
      client: { greetingName: client.contacts.find(({ email }) => email === to)?.name ?? client.name, locale },
      thankYou,
      invoiceNumbers: numbers,
      received,
      receivedOn: todayIn(businessZone, instantOf(now)),
      today: todayIn(businessZone, sendAt),
      ...(after && { after }),
      ...(plan && { plan }),
    },
    await loadTemplates(tx, businessId, languageOf(locale)),
  )
  const { kind } = draft
  const link = await createPortalLink(tx, { businessId, clientId: client.id, invoiceId, sentTo: to, now })
  const messageId = await enqueueMessage(tx, {
    businessId,
    key: `thank-you/${payment.id}`,
    kind: 'thank_you',
    state: 'queued',
    clientId: client.id,
    invoiceId,
    portalLinkId: link.id,
    sendAt: dateOf(sendAt),
    basis: kind,
    to,
    cc: [],
    rendered: await renderNote(draft, await loadMailBrand(tx, businessId, client.locale)),
    words: draft,
    attachments: [],
    now,
  })
  if (!messageId) return
  const data = { messageId, to, numbers, kind }
  await recordEvents(tx, [{ businessId, clientId: client.id, invoiceId, type: 'thank_you.queued', at: now, data }])
}

/** A dispute that was settled, or parts that were paid before, deserve thanks of their own. */
async function whatCameBefore(
  tx: Tx,
  businessId: string,
  paymentId: string,
  { invoiceIds }: ThankYou,
): Promise<ThankYouFacts['after'] | null> {
  const invoiceId = { in: [...invoiceIds] }
  if ((await tx.hold.count({ where: { businessId, invoiceId, kind: 'dispute', releasedAt: { not: null } } })) > 0)
    return 'dispute'
  const parts = await tx.paymentTarget.count({
    where: { businessId, invoiceId, paymentId: { not: paymentId }, payment: { state: 'settled' } },
  })
  return parts > 0 ? 'part_payments' : null
}
