import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readEarlyDiscounts } from '#app/db/read/early-discounts.server.ts'
import { inTransaction, isUniqueViolation, type Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { promisedDiscount } from '#app/domain/invoice/early-discount.ts'
import type { Money } from '#app/domain/money.ts'
import { payable, type PayChoice, type PayRefusal } from '#app/domain/payment/payable.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/timeline-event.ts'
import { gatewayOf } from '#app/gateways/payments/gateway-of.server.ts'
import { GatewayError } from '#app/gateways/payments/payment-gateway.ts'
import { newId } from '#app/ids.server.ts'
import { reconcileAt } from './reconcile-schedule.ts'

export type OnlineMethod = 'card' | 'ach' | 'paypal'
export type StartRefusal = PayRefusal | 'method_off' | 'in_progress' | 'provider_down'

export interface PaymentWish {
  businessId: string
  clientId: string
  invoiceId: string
  method: OnlineMethod
  amount: PayChoice
  /** Address of the portal page the client pays from, without a slash at its end: the provider sends the browser back there. */
  portalUrl: string
  now: Date
}

/** Stripe takes 30 minutes to 24 hours; an hour is long enough to find a card and short enough to free the invoice. */
const CHECKOUT_LIFE_MS = 60 * 60_000

/**
 * Opens a hosted checkout for one invoice and answers its address. At most one attempt is live per invoice: the same wish meets
 * the same checkout again, another method or amount is refused as `in_progress` until the first is paid, cancelled or expired.
 */
export async function startPayment(wish: PaymentWish): Promise<Result<{ redirectUrl: string }, StartRefusal>> {
  const attempt = await inTransaction((tx) => openAttempt(tx, wish)).catch((error: unknown) => {
    // Two clicks at once: the other one's row is there now.
    if (isUniqueViolation(error)) return inTransaction((tx) => openAttempt(tx, wish))
    throw error
  })
  if (!attempt.ok) return attempt
  const { paymentId, amount, checkoutUrl } = attempt.value
  return checkoutUrl ? ok({ redirectUrl: checkoutUrl }) : openCheckout(wish, paymentId, amount)
}

interface Attempt {
  paymentId: string
  amount: Money
  checkoutUrl: string | null
}

async function openAttempt(tx: Tx, wish: PaymentWish): Promise<Result<Attempt, StartRefusal>> {
  const { businessId, clientId, invoiceId, method, now } = wish
  const where = { businessId_id: { businessId, id: invoiceId } }
  // The client is locked before any of its rows, here as everywhere: one order, no deadlock.
  if (!(await lockClient(tx, businessId, clientId))) return refuse('not_payable')
  const invoice = await tx.invoice.findUnique({
    where,
    include: {
      client: { include: { business: true } },
      targets: { where: { live: true }, include: { payment: true } },
    },
  })
  if (!invoice || invoice.clientId !== clientId) return refuse('not_payable')
  const { business } = invoice.client
  const isOn =
    method === 'card'
      ? business.acceptsCard
      : method === 'paypal'
        ? business.acceptsPaypal
        : business.acceptsAch && invoice.currency === 'USD'
  if (!isOn) return refuse('method_off')

  const { currency } = invoice
  const startedOn = todayIn(business.timeZone, instantOf(now))
  const discount = (await readEarlyDiscounts(tx, businessId, [invoiceId], startedOn)).get(invoiceId) ?? null
  const balance = { minor: invoice.balanceMinor, currency }
  const asked = payable(
    {
      state: invoice.state,
      balance,
      everything: discount?.pays ?? balance,
      processing: { minor: invoice.processingMinor, currency },
      minimum: { minor: 100n, currency },
      liveAttempt: false,
    },
    wish.amount,
  )
  if (!asked.ok) return asked
  const live = invoice.targets[0]?.payment
  if (live) {
    const isSame = live.method === method && live.amountMinor === asked.value.minor && live.state !== 'processing'
    return isSame
      ? ok({ paymentId: live.id, amount: asked.value, checkoutUrl: live.checkoutUrl })
      : refuse('in_progress')
  }

  const paymentId = newId()
  await tx.payment.create({
    data: {
      businessId,
      id: paymentId,
      clientId,
      provider: method === 'paypal' ? 'paypal' : 'stripe',
      method,
      state: 'started',
      amountMinor: asked.value.minor,
      currency,
      startedAt: now,
      nextReconcileAt: reconcileAt('started', 0, now),
      targets: {
        create: {
          invoiceId,
          amountMinor: asked.value.minor,
          discountMinor: promisedDiscount(discount, balance, asked.value).minor,
        },
      },
    },
  })
  const data = { paymentId, amount: moneyData(asked.value), method, number: invoice.number }
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'payment.started', actor: 'client', at: now, data }])
  return ok({ paymentId, amount: asked.value, checkoutUrl: null })
}

async function openCheckout(
  wish: PaymentWish,
  paymentId: string,
  amount: Money,
): Promise<Result<{ redirectUrl: string }, StartRefusal>> {
  const { businessId, invoiceId, method, portalUrl } = wish
  const where = { businessId_id: { businessId, id: paymentId } }
  const { invoice, startedAt } = await describe(businessId, invoiceId, paymentId)
  try {
    const checkout = await gatewayOf(method === 'paypal' ? 'paypal' : 'stripe').startCheckout({
      paymentId,
      businessName: invoice.client.business.name,
      invoiceNumber: invoice.number,
      amount,
      method,
      customerEmail: invoice.client.contacts[0]?.email ?? null,
      saveFor: null,
      returnUrl: `${portalUrl}/return`,
      cancelUrl: portalUrl,
      // Follows from the row and not from the moment: a repeat with the same key must carry the same parameters.
      expiresAt: new Date(startedAt.getTime() + CHECKOUT_LIFE_MS),
    })
    await prisma.payment.updateMany({
      where: { businessId, id: paymentId, state: 'started' },
      data: {
        state: 'open',
        checkoutRef: checkout.ref,
        checkoutUrl: checkout.redirectUrl,
        nextReconcileAt: reconcileAt('open', 0, wish.now),
      },
    })
    return ok({ redirectUrl: checkout.redirectUrl })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    // A plain no leaves nothing at the provider; a lost answer may have, so the attempt stays and the next click repeats it.
    if (error.kind === 'refused') {
      await inTransaction(async (tx) => {
        await tx.payment.update({
          where,
          data: { state: 'failed', failureReason: error.message.slice(0, 500), nextReconcileAt: null },
        })
        await tx.paymentTarget.updateMany({ where: { businessId, paymentId }, data: { live: false } })
      })
    }
    return refuse('provider_down')
  }
}

async function describe(businessId: string, invoiceId: string, paymentId: string) {
  const [invoice, { startedAt }] = await Promise.all([
    prisma.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: invoiceId } },
      include: {
        client: { include: { business: true, contacts: { where: { role: 'bill_to', state: 'usable' }, take: 1 } } },
      },
    }),
    prisma.payment.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: paymentId } },
      select: { startedAt: true },
    }),
  ])
  return { invoice, startedAt }
}
