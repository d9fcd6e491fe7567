import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { readCharges } from '#app/db/read/charges.server.ts'
import { readEarlyDiscounts } from '#app/db/read/early-discounts.server.ts'
import { readPortalAnswers } from '#app/db/read/portal-answers.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { paymentReference } from '#app/domain/payment/payment-reference.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { wordsLocale } from '#app/domain/words/language.ts'
import { hashPortalToken } from '#app/portal-token.server.ts'

/** What a token opens: the ids for the verbs that act on it, and what the page shows. */
export interface PortalVisit {
  readonly businessId: string
  readonly clientId: string
  readonly invoiceId: string
  /** The link it was opened with: what is done here can be traced to the mail that led to it. */
  readonly linkId: string
  /** Whom that link was mailed to; null for one a person made. */
  readonly sentTo: string | null
  readonly invoice: PortalInvoice
}

/** R27: a link lives until 90 days after settlement. */
const daysAfterSettlement = 90
const tokenShape = /^[A-Za-z0-9_-]{20,64}$/

const reading = {
  client: {
    include: { business: { omit: { logo: true } } },
  },
  invoice: {
    include: {
      lines: { orderBy: { position: 'asc' } },
      targets: { include: { payment: true } },
      messages: {
        where: { sentAt: { not: null } },
        select: { kind: true, subject: true, sentAt: true },
        orderBy: { sentAt: 'desc' },
        take: 50,
      },
    },
  },
} as const

/**
 * The one door of the portal: every page and file below /p/{token} comes through here. Null for a token that is unknown,
 * revoked or past its time; the caller answers all three alike. Reads, and never writes: mail scanners open links too.
 */
export async function findPortalInvoice(token: string | undefined, now: Date): Promise<PortalVisit | null> {
  if (!token || !tokenShape.test(token)) return null
  const link = await prisma.portalLink.findUnique({ where: { tokenHash: hashPortalToken(token) }, include: reading })
  if (!link || link.revokedAt || isPast(link.invoice.settledAt, now)) return null

  const { businessId, clientId, invoiceId, client } = link
  const row = link.invoice
  if (row.state === 'draft') return null
  const { business } = client
  const { currency } = row
  const money = (minor: bigint) => ({ minor, currency })
  const today = todayIn(business.timeZone, instantOf(now))
  const dayOf = (at: Date) => todayIn(business.timeZone, instantOf(at)).toString()
  const [answers, charged, discounts] = await Promise.all([
    readPortalAnswers({ businessId, invoiceId, today }),
    readCharges(prisma, businessId, [invoiceId]),
    readEarlyDiscounts(prisma, businessId, [invoiceId], today),
  ])
  const parts = charged.get(invoiceId)?.parts
  const discount = discounts.get(invoiceId)
  const invoice: PortalInvoice = {
    business: {
      name: business.name,
      email: business.email,
      phone: business.phone,
      brandColor: business.brandColor,
      logoPath: business.logoType ? `/brand/${business.slug}/logo` : null,
    },
    clientName: client.name,
    number: row.number,
    state: row.state,
    issuedOn: dayFromColumn(row.issuedOn).toString(),
    dueOn: dayFromColumn(row.dueOn).toString(),
    settledOn: row.settledAt && dayOf(row.settledAt),
    today: today.toString(),
    terms: row.terms,
    purchaseOrder: row.purchaseOrder,
    description: row.description,
    lines: row.lines.map((line) => ({
      description: line.description,
      quantity: line.quantity.toFixed(),
      unit: money(line.unitMinor),
      amount: money(line.amountMinor),
    })),
    tax: money(row.lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0n)),
    total: money(row.totalMinor),
    balance: money(row.balanceMinor),
    processing: money(row.processingMinor),
    paid: parts?.paid ?? money(0n),
    credited: parts?.credited ?? money(0n),
    discounted: parts?.discounted ?? money(0n),
    charges: (charged.get(invoiceId)?.charges ?? [])
      .filter(({ takenBack }) => !takenBack)
      .map(({ kind, amount, waived, chargedAt, calculation }) => ({
        ...{ kind, amount, calculation, on: dayOf(chargedAt) },
        waived: waived?.amount ?? money(0n),
      })),
    discount: discount ? { ...discount, until: discount.until.toString() } : null,
    methods: [
      ...(business.acceptsCard ? (['card'] as const) : []),
      ...(business.acceptsAch && currency === 'USD' ? (['ach'] as const) : []),
      ...(business.acceptsPaypal ? (['paypal'] as const) : []),
    ],
    transferDetails: business.transferDetails,
    reference: paymentReference(row.number, row.referenceCode),
    payments: row.targets
      .map(({ payment }) => payment)
      .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
      .map((payment) => ({
        id: payment.id,
        method: payment.method,
        state: payment.state,
        amount: { minor: payment.amountMinor, currency: payment.currency },
        refunded: { minor: payment.refundedMinor, currency: payment.currency },
        startedOn: dayOf(payment.startedAt),
        settledOn: payment.settledAt && dayOf(payment.settledAt),
        verifyUrl: payment.verifyUrl,
      })),
    mails: row.messages.flatMap(({ kind, subject, sentAt }) =>
      sentAt ? [{ kind, subject, sentOn: dayOf(sentAt) }] : [],
    ),
    locale: wordsLocale(client.locale, business.locale),
    answers,
  }
  return { businessId, clientId, invoiceId, linkId: link.id, sentTo: link.sentTo, invoice }
}

const isPast = (settledAt: Date | null, now: Date): boolean =>
  settledAt !== null && now.getTime() > settledAt.getTime() + daysAfterSettlement * 86_400_000
