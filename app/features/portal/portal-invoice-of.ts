import type { PortalPageRow } from '#app/db/sql/portal-page-row.ts'
import { instantOf, parseDay, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { balanceParts } from '#app/domain/charge/balance-parts.ts'
import type { AllocationOrder, BalanceParts } from '#app/domain/charge/balance-parts.ts'
import { earlyDiscount } from '#app/domain/invoice/early-discount.ts'
import type { DiscountTax, EarlyDiscount } from '#app/domain/invoice/early-discount.ts'
import { movementKind, postingSubject } from '#app/domain/ledger/movement.ts'
import { minMoney, sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { methodsOnOffer } from '#app/domain/payment/methods-on-offer.ts'
import { paymentReference } from '#app/domain/payment/payment-reference.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { portalStep } from '#app/domain/portal/portal-step.ts'
import { isTimelineType } from '#app/domain/timeline/describe-event.ts'
import type { TimelineEvent } from '#app/domain/timeline/timeline-event.ts'
import { wordsLocale } from '#app/domain/words/language.ts'
import { methodsDown } from '#app/gateways/payments/methods-down.server.ts'
import { portalAnswersOf } from './portal-answers-of.ts'

/** What a portal page shows, from the one row it was read as. */
export function portalInvoiceOf(row: PortalPageRow): PortalInvoice {
  const { business, client, invoice, link } = row
  const { currency } = invoice
  const money = (minor: string): Money => ({ minor: BigInt(minor), currency })
  const none = money('0')
  const dayOf = (at: string) => todayIn(business.timeZone, instantOf(new Date(at))).toString()
  const today = dayOn(link.today)
  const balance = money(invoice.balanceMinor)
  const parts = partsOf(row)
  const tax = sumMoney(
    row.lines.map(({ taxMinor }) => money(taxMinor)),
    currency,
  )
  const discount = discountOf(row, parts, tax, today)
  return {
    business: {
      name: business.name,
      email: business.email,
      phone: business.phone,
      postalAddress: business.postalAddress,
      brandColor: business.brandColor,
      logoPath: business.logoType ? `/brand/${business.slug}/logo` : null,
    },
    clientName: client.name,
    number: invoice.number,
    state: invoice.state,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    settledOn: invoice.settledAt && dayOf(invoice.settledAt),
    today: link.today,
    terms: invoice.terms,
    purchaseOrder: invoice.purchaseOrder,
    description: invoice.description,
    lines: row.lines.map(({ description, quantity, unitMinor, amountMinor }) => ({
      ...{ description, quantity, unit: money(unitMinor), amount: money(amountMinor) },
    })),
    tax,
    total: money(invoice.totalMinor),
    balance,
    processing: money(invoice.processingMinor),
    paid: parts.paid,
    credited: parts.credited,
    discounted: parts.discounted,
    charges: row.charges
      .filter(({ takenBack }) => !takenBack)
      .map(({ id, kind, minor, at, calculation }) => ({
        ...{ kind, at, on: dayOf(at), amount: money(minor), calculation: linesOf(calculation) },
        waived: parts.charges.find((part) => part.id === id)?.waived ?? none,
      })),
    disputed: minMoney(
      sumMoney(
        row.holds
          .filter(({ kind }) => kind === 'dispute')
          .map(({ minor }) => (minor === null ? balance : money(minor))),
        currency,
      ),
      balance,
    ),
    credit: money(row.creditMinor),
    discount: discount && { ...discount, until: discount.until.toString() },
    methods: methodsOnOffer({
      currency,
      accepted: business.accepts,
      maxMinor: {
        card: minorOrNull(business.maxMinor.card),
        ach: minorOrNull(business.maxMinor.ach),
        paypal: minorOrNull(business.maxMinor.paypal),
      },
      allowed: client.allowedMethods,
      preferred: client.preferredMethod,
    }),
    down: methodsDown(),
    minimumPart: money(business.minimumPartMinor),
    transferDetails: business.transferDetails,
    reference: paymentReference(invoice.number, invoice.referenceCode),
    payments: row.payments.map((payment) => {
      const inOwn = (minor: string) => ({ minor: BigInt(minor), currency: payment.currency })
      return {
        ...{ id: payment.id, method: payment.method, state: payment.state, verifyUrl: payment.verifyUrl },
        amount: inOwn(payment.minor),
        share: inOwn(payment.shareMinor),
        refunded: inOwn(payment.refundedMinor),
        at: payment.settledAt ?? payment.startedAt,
        startedOn: dayOf(payment.startedAt),
        settledOn: payment.settledAt && dayOf(payment.settledAt),
      }
    }),
    files: row.files,
    creditNotes: row.creditNotes.map(({ id, number, minor }) => ({ id, number, amount: money(minor) })),
    mails: row.mails.map(({ kind, subject, at }) => ({ kind, subject, at, sentOn: dayOf(at) })),
    steps: row.events.flatMap(({ type, at, data }) => {
      if (!isTimelineType(type)) return []
      return portalStep({ type, data } as TimelineEvent, { at, on: dayOf(at) }) ?? []
    }),
    locale: wordsLocale(client.locale, business.locale),
    answers: portalAnswersOf(row, today),
  }
}

function partsOf({ business, invoice, movements, charges }: PortalPageRow): BalanceParts {
  const kindOf = new Map(charges.map(({ id, kind }) => [id, kind]))
  return balanceParts(
    movements.map(({ postingKey, minor, on }) => {
      const id = postingSubject(postingKey)
      const kind = kindOf.get(id)
      return {
        kind: movementKind(postingKey, BigInt(minor) > 0n),
        on: dayOn(on),
        minor: BigInt(minor),
        ...(kind && { charge: { id, kind } }),
      }
    }),
    business.allocationOrder as AllocationOrder,
    invoice.currency,
  )
}

function discountOf(
  { business, invoice, holds }: PortalPageRow,
  { credited, discounted }: BalanceParts,
  tax: Money,
  today: PlainDate,
): EarlyDiscount | null {
  const { currency, discountBps, discountUntil } = invoice
  if (discountBps === null || discountUntil === null) return null
  return earlyDiscount(
    {
      ...{ state: invoice.state, tax, credited, discounted },
      total: { minor: BigInt(invoice.totalMinor), currency },
      balance: { minor: BigInt(invoice.balanceMinor), currency },
      terms: { bps: BigInt(discountBps), until: dayOn(discountUntil) },
      taxHandling: business.discountTax as DiscountTax,
      holds: holds.map(({ kind }) => kind),
      hasOverdue: invoice.hasOverdue === true,
      despiteOverdue: business.discountDespiteOverdue,
    },
    today,
  )
}

/** Errors: throws for anything but a day; the database knows no other. */
function dayOn(text: string): PlainDate {
  const day = parseDay(text)
  if (!day) throw new Error('the database gave a day that is none')
  return day
}

const minorOrNull = (minor: string | null): bigint | null => (minor === null ? null : BigInt(minor))

const linesOf = (json: unknown): string[] =>
  Array.isArray(json) ? json.filter((line): line is string => typeof line === 'string') : []
