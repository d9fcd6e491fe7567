import type { Tx } from '#app/db/transaction.server.ts'
import type { ThankYou } from '#app/domain/payment/settlement.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import { loadMailBrand } from './mail-brand.server.ts'
import { calendarColumns, sendCalendarOf } from './send-calendar.server.ts'
import { loadTemplates } from './templates.server.ts'

export type ThankedRows = Awaited<ReturnType<typeof loadThankedRows>>

/** All that the thanks for these payments are written from, whoever they go to, in a fixed number of queries. */
export async function loadThankedRows(
  tx: Tx,
  businessId: string,
  thanked: readonly { clientId: string; thankYou: ThankYou }[],
  now: Date,
) {
  const clients = await tx.client.findMany({
    where: { businessId, id: { in: thanked.map(({ clientId }) => clientId) } },
    select: {
      ...{ id: true, name: true, locale: true, timeZone: true, quietDays: true },
      contacts: { orderBy: { createdAt: 'asc' } },
    },
  })
  const business = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { name: true, locale: true, timeZone: true, thankYouWaitHours: true, ...calendarColumns },
  })
  const invoiceId = { in: thanked.flatMap(({ thankYou }) => thankYou.invoiceIds) }
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: invoiceId },
    select: { id: true, number: true },
  })
  const disputes = await tx.hold.findMany({
    where: { businessId, invoiceId, kind: 'dispute', releasedAt: { not: null } },
    select: { invoiceId: true },
  })
  const parts = await tx.paymentTarget.findMany({
    where: { businessId, invoiceId, payment: { state: 'settled' } },
    select: { paymentId: true, invoiceId: true },
  })
  const languages = new Set(clients.map(({ locale }) => languageOf(wordsLocale(locale, business.locale))))
  const templates = new Map<string, Awaited<ReturnType<typeof loadTemplates>>>()
  for (const language of languages) templates.set(language, await loadTemplates(tx, businessId, language))
  return {
    ...{ business, templates, parts },
    clients: new Map(clients.map((client) => [client.id, client])),
    numbers: new Map(invoices.map(({ id, number }) => [id, number])),
    disputed: new Set(disputes.map((dispute) => dispute.invoiceId)),
    calendar: await sendCalendarOf(business, now.getUTCFullYear()),
    brand: await loadMailBrand(tx, businessId, null),
  }
}
