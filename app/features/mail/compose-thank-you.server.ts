import { billToAddress } from '#app/db/read/dunning-rows.server.ts'
import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { loadClientCalendar } from '#app/db/read/send-calendar.server.ts'
import { loadTemplates } from '#app/db/read/templates.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { dateOf, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import type { ThankYou } from '#app/domain/payment/settlement.ts'
import { nextBusinessHour } from '#app/domain/thank-you/next-business-hour.ts'
import { draftThankYou, fittingVariants } from '#app/domain/thank-you/thank-you-draft.ts'
import type { ThankYouDraft, ThankYouFacts } from '#app/domain/thank-you/thank-you-draft.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import { withPersonalLine } from '#app/domain/words/personal-line.ts'
import type { ThankYouVariant } from '#app/domain/words/template-kinds.ts'
import { renderNote } from '#app/gateways/email/render.server.ts'
import type { RenderedMail } from '#app/gateways/email/render.server.ts'

/** A payment that arrived, and what its thanks rest on. */
export interface Thanked {
  readonly businessId: string
  readonly paymentId: string
  readonly clientId: string
  readonly thankYou: ThankYou
  /** All that arrived, which may be more than the invoices took. */
  readonly received: Money
  /** The day the money came, in the business's zone. */
  readonly receivedOn: PlainDate
  readonly plan: NonNullable<ThankYouFacts['plan']> | null
}

export interface ComposedThankYou {
  /** Its words, without the line of one's own. */
  readonly draft: ThankYouDraft
  readonly rendered: RenderedMail
  /** The thanks a person may choose, the present fit first. */
  readonly variants: readonly ThankYouVariant[]
  readonly to: string
  readonly invoiceId: string
  readonly numbers: readonly string[]
  readonly sendAt: Date
}

/** Writes the thanks for a payment; null where nobody can be written to, or it met no invoice. `waits` false: at the next hour that is fit. */
export async function composeThankYou(
  tx: Tx,
  thanked: Thanked,
  { now, waits = true, variant, line = '' }: { now: Date; waits?: boolean; variant?: ThankYouVariant; line?: string },
): Promise<ComposedThankYou | null> {
  const { businessId, thankYou, received, receivedOn, plan } = thanked
  const client = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: thanked.clientId } },
    include: {
      business: { select: { name: true, locale: true, timeZone: true, thankYouWaitHours: true } },
      contacts: { orderBy: { createdAt: 'asc' } },
    },
  })
  const { business, contacts } = client
  const to = billToAddress(contacts)
  const invoiceId = thankYou.invoiceIds[0]
  if (!to || !invoiceId) return null

  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: [...thankYou.invoiceIds] } },
    select: { id: true, number: true },
  })
  const numbers = thankYou.invoiceIds.map((id) => invoices.find((invoice) => invoice.id === id)?.number ?? '')
  const sendAt = nextBusinessHour(instantOf(now).add({ hours: waits ? business.thankYouWaitHours : 0 }), {
    clientZone: client.timeZone ?? business.timeZone,
    businessZone: business.timeZone,
    calendar: await loadClientCalendar(tx, businessId, client.id, now.getUTCFullYear()),
  })
  const locale = wordsLocale(client.locale, business.locale)
  const after = await whatCameBefore(tx, thanked)
  const facts: ThankYouFacts = {
    business: { name: business.name },
    client: { greetingName: contacts.find(({ email }) => email === to)?.name ?? client.name, locale },
    ...{ thankYou, received, receivedOn, invoiceNumbers: numbers },
    today: todayIn(business.timeZone, sendAt),
    ...(after && { after }),
    ...(plan && { plan }),
  }
  const draft = draftThankYou(facts, await loadTemplates(tx, businessId, languageOf(locale)), variant)
  const rendered = await renderNote(withPersonalLine(draft, line), await loadMailBrand(tx, businessId, client.locale))
  return { draft, rendered, variants: fittingVariants(facts), to, invoiceId, numbers, sendAt: dateOf(sendAt) }
}

/** A dispute that was settled, or parts that were paid before, deserve thanks of their own. */
async function whatCameBefore(
  tx: Tx,
  { businessId, paymentId, thankYou }: Thanked,
): Promise<ThankYouFacts['after'] | null> {
  const invoiceId = { in: [...thankYou.invoiceIds] }
  if ((await tx.hold.count({ where: { businessId, invoiceId, kind: 'dispute', releasedAt: { not: null } } })) > 0)
    return 'dispute'
  const parts = await tx.paymentTarget.count({
    where: { businessId, invoiceId, paymentId: { not: paymentId }, payment: { state: 'settled' } },
  })
  return parts > 0 ? 'part_payments' : null
}
