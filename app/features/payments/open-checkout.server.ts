import { prisma } from '#app/db/client.server.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { gatewayOf } from '#app/gateways/payments/gateway-of.server.ts'
import { GatewayError } from '#app/gateways/payments/payment-gateway.ts'
import { claimOf } from './claim-of.ts'
import { endRefused } from './end-refused.server.ts'
import { ensureCustomer } from './ensure-customer.server.ts'
import { reconcileAt } from './reconcile-schedule.ts'

/** Stripe takes 30 minutes to 24 hours; an hour is long enough to find a card and short enough to free the invoice. */
const CHECKOUT_LIFE_MS = 60 * 60_000

/**
 * Has the provider open the hosted page of an attempt that is written down already, and answers its address. All that is sent
 * follows from the rows and not from the moment: a repeat meets the same checkout.
 */
export async function openCheckout({
  businessId,
  paymentId,
  portalUrl,
  now,
}: {
  businessId: string
  paymentId: string
  portalUrl: string
  now: Date
}): Promise<Result<{ redirectUrl: string }, 'provider_down'>> {
  const where = { businessId_id: { businessId, id: paymentId } }
  const payment = await prisma.payment.findUniqueOrThrow({
    where,
    include: {
      targets: { include: { invoice: { select: { number: true } } }, orderBy: { invoice: { dueOn: 'asc' } } },
      client: {
        select: {
          business: { select: { name: true } },
          contacts: { where: { role: 'bill_to', state: 'usable' }, orderBy: { createdAt: 'asc' }, take: 1 },
        },
      },
    },
  })
  const { method, provider, clientId, client } = payment
  if (provider === 'manual' || (method !== 'card' && method !== 'ach' && method !== 'paypal')) {
    throw new Error(`payment ${paymentId} has no checkout`)
  }
  try {
    const checkout = await gatewayOf(provider).startCheckout({
      paymentId,
      claim: claimOf(payment, method, payment.targets),
      businessName: client.business.name,
      invoiceNumber: payment.targets.map(({ invoice }) => invoice.number).join(', '),
      amount: { minor: payment.amountMinor, currency: payment.currency },
      method,
      customerEmail: client.contacts[0]?.email ?? null,
      saveFor: payment.saveConsent ? await ensureCustomer(businessId, clientId) : null,
      returnUrl: `${portalUrl}/return`,
      cancelUrl: portalUrl,
      expiresAt: new Date(payment.startedAt.getTime() + CHECKOUT_LIFE_MS),
    })
    const opened = await prisma.payment.updateMany({
      where: { businessId, id: paymentId, state: 'started' },
      data: {
        state: 'open',
        checkoutRef: checkout.ref,
        checkoutUrl: checkout.redirectUrl,
        unansweredAt: null,
        nextReconcileAt: reconcileAt('open', 0, now),
      },
    })
    if (opened.count === 0 && (await isOverBy(businessId, paymentId, checkout.ref))) {
      await gatewayOf(provider).cancelCheckout({ id: paymentId, checkoutRef: checkout.ref })
      return refuse('provider_down')
    }
    return ok({ redirectUrl: checkout.redirectUrl })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    // A plain no leaves nothing at the provider; a lost answer may have, so the attempt stays and the next click repeats it.
    if (error.kind === 'refused') await endRefused({ businessId, id: paymentId, clientId }, error.message, now)
    else
      await prisma.payment.updateMany({
        where: { businessId, id: paymentId, state: 'started' },
        data: { unansweredAt: now },
      })
    const { state, checkoutUrl } = await prisma.payment.findUniqueOrThrow({ where })
    // Another click at the same moment may have had its answer.
    if (state === 'open' && checkoutUrl) return ok({ redirectUrl: checkoutUrl })
    return refuse('provider_down')
  }
}

/** True where the attempt was ended while the provider was still making its page: nobody is led there any more. */
async function isOverBy(businessId: string, paymentId: string, checkoutRef: string): Promise<boolean> {
  const { count } = await prisma.payment.updateMany({
    where: { businessId, id: paymentId, state: { in: ['cancelled', 'expired', 'failed'] } },
    data: { checkoutRef },
  })
  return count > 0
}
