import { billToAddress } from '#app/db/read/dunning-rows.server.ts'
import { loadThankedRows } from '#app/db/read/thanked-rows.server.ts'
import type { ThankedRows } from '#app/db/read/thanked-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { dateOf, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { calendarFor } from '#app/domain/calendar/quiet-days.ts'
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

interface Writing {
  now: Date
  /** False: at the next hour that is fit. */
  waits?: boolean
  variant?: ThankYouVariant
  line?: string
}

/** Writes the thanks for a payment; null where nobody can be written to, or it met no invoice. */
export async function composeThankYou(tx: Tx, thanked: Thanked, writing: Writing): Promise<ComposedThankYou | null> {
  const [composed = null] = await composeThankYous(tx, thanked.businessId, [thanked], writing)
  return composed
}

/** The same for several payments of one business, read in a fixed number of queries; answers in this order. */
export async function composeThankYous(
  tx: Tx,
  businessId: string,
  thanked: readonly Thanked[],
  writing: Writing,
): Promise<(ComposedThankYou | null)[]> {
  if (thanked.length === 0) return []
  const rows = await loadThankedRows(tx, businessId, thanked, writing.now)
  return Promise.all(thanked.map((one) => compose(one, rows, writing)))
}

async function compose(
  thanked: Thanked,
  rows: ThankedRows,
  { now, waits = true, variant, line = '' }: Writing,
): Promise<ComposedThankYou | null> {
  const { paymentId, thankYou, received, receivedOn, plan } = thanked
  const { business, brand } = rows
  const client = rows.clients.get(thanked.clientId)
  if (!client) throw new Error(`client ${thanked.clientId} vanished`)
  const { contacts } = client
  const to = billToAddress(contacts)
  const invoiceId = thankYou.invoiceIds[0]
  if (!to || !invoiceId) return null

  const numbers = thankYou.invoiceIds.map((id) => rows.numbers.get(id) ?? '')
  const sendAt = nextBusinessHour(instantOf(now).add({ hours: waits ? business.thankYouWaitHours : 0 }), {
    clientZone: client.timeZone ?? business.timeZone,
    businessZone: business.timeZone,
    calendar: calendarFor(rows.calendar, client.quietDays),
  })
  const locale = wordsLocale(client.locale, business.locale)
  const after = whatCameBefore(rows, paymentId, thankYou.invoiceIds)
  const facts: ThankYouFacts = {
    business: { name: business.name },
    client: { greetingName: contacts.find(({ email }) => email === to)?.name ?? client.name, locale },
    ...{ thankYou, received, receivedOn, invoiceNumbers: numbers },
    today: todayIn(business.timeZone, sendAt),
    ...(after && { after }),
    ...(plan && { plan }),
  }
  const draft = draftThankYou(facts, rows.templates.get(languageOf(locale)) ?? new Map(), variant)
  const rendered = await renderNote(withPersonalLine(draft, line), { ...brand, locale: client.locale ?? brand.locale })
  return { draft, rendered, variants: fittingVariants(facts), to, invoiceId, numbers, sendAt: dateOf(sendAt) }
}

/** A dispute that was settled, or parts that were paid before, deserve thanks of their own. */
function whatCameBefore(
  { disputed, parts }: ThankedRows,
  paymentId: string,
  invoiceIds: readonly string[],
): ThankYouFacts['after'] | null {
  if (invoiceIds.some((id) => disputed.has(id))) return 'dispute'
  const before = parts.some((part) => part.paymentId !== paymentId && invoiceIds.includes(part.invoiceId))
  return before ? 'part_payments' : null
}
