import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadPayFacts } from '#app/db/read/pay-facts.server.ts'
import { inTransaction, isUniqueViolation, type Tx } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { AllocatedPart } from '#app/domain/payment/allocate-payment.ts'
import { isTooMuchFor, methodsOnOffer } from '#app/domain/payment/methods-on-offer.ts'
import type { OnlineMethod } from '#app/domain/payment/methods-on-offer.ts'
import { payable, type PayChoice, type PayRefusal } from '#app/domain/payment/payable.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { isProviderDown } from '#app/gateways/payments/outage.server.ts'
import { newId } from '#app/ids.server.ts'
import { continuePayment } from './continue-payment.server.ts'
import { letGoUnanswered } from './let-go-unanswered.server.ts'
import { openCheckout } from './open-checkout.server.ts'
import { reconcileAt } from './reconcile-schedule.ts'

export type StartRefusal = PayRefusal | 'method_off' | 'method_limit' | 'in_progress' | 'provider_down'

export interface PaymentWish {
  businessId: string
  clientId: string
  /** One or several of the client's invoices, in one currency. */
  invoiceIds: readonly string[]
  method: OnlineMethod
  amount: PayChoice
  /** The mailed link the client came by; null: none. */
  portalLinkId: string | null
  /** The words the client agreed to, so that the method is kept for the plan's other instalments; null: it is not kept. */
  consent: string | null
  /** The network address they agreed from; left out: not known. */
  consentFrom?: string | null
  /** Address of the portal page the client pays from, without a slash at its end: the provider sends the browser back there. */
  portalUrl: string
  now: Date
}

/**
 * Opens a hosted checkout for these invoices and answers its address. At most one attempt is live per invoice: the same wish
 * meets the same checkout again; another method, sum or set of invoices that shares one of them is refused as `in_progress`
 * until the first is paid, cancelled or expired, or was never answered by its provider. While a provider is down nothing is begun.
 */
export async function startPayment(wish: PaymentWish): Promise<Result<{ redirectUrl: string }, StartRefusal>> {
  if (isProviderDown(providerOf(wish.method))) return refuse('provider_down')
  const attempt = await inTransaction((tx) => openAttempt(tx, wish)).catch((error: unknown) => {
    // Two clicks at once: the other one's row is there now.
    if (isUniqueViolation(error)) return inTransaction((tx) => openAttempt(tx, wish))
    throw error
  })
  if (!attempt.ok) {
    return attempt.reason === 'in_progress' && (await letGoUnanswered(wish)) ? startPayment(wish) : attempt
  }
  const { paymentId, checkoutUrl, meets } = attempt.value
  if (checkoutUrl) return ok({ redirectUrl: checkoutUrl })
  const { businessId, portalUrl, now } = wish
  if (meets === null) return openCheckout({ businessId, paymentId, portalUrl, now })
  const going = await continuePayment({ businessId, invoiceId: meets, portalUrl, now })
  if (going.ok) return going
  // Over since we looked: the next click begins anew.
  return refuse(going.reason === 'nothing_open' ? 'provider_down' : going.reason)
}

interface Attempt {
  paymentId: string
  checkoutUrl: string | null
  /** An invoice of the attempt that was there before; null: this one is new. */
  meets: string | null
}

async function openAttempt(tx: Tx, wish: PaymentWish): Promise<Result<Attempt, StartRefusal>> {
  const { businessId, clientId, method } = wish
  // The client is locked before any of its rows, here as everywhere: one order, no deadlock.
  if (!(await lockClient(tx, businessId, clientId))) return refuse('not_payable')
  const facts = await loadPayFacts(tx, wish)
  if (!facts) return refuse('not_payable')
  const offer = methodsOnOffer(facts.methods).find((each) => each.method === method)
  if (!offer) return refuse('method_off')
  const asked = payable(facts.payable, wish.amount)
  if (!asked.ok) return asked.reason === 'processing' ? whatRuns(tx, businessId, facts.payable.invoices) : asked
  const { total, parts } = asked.value
  if (isTooMuchFor(offer, total)) return refuse('method_limit')

  const live = await tx.payment.findFirst({
    where: {
      businessId,
      targets: { some: { live: true, invoiceId: { in: parts.map(({ invoiceId }) => invoiceId) } } },
    },
    include: { targets: true },
  })
  if (live) {
    const isSame =
      live.method === method && (live.state === 'started' || live.state === 'open') && isFor(live.targets, parts)
    const { id, checkoutUrl } = live
    return isSame ? ok({ paymentId: id, checkoutUrl, meets: parts[0]?.invoiceId ?? null }) : refuse('in_progress')
  }

  const { instalment } = facts.payable
  const isInstalment = wish.amount.kind === 'instalment' && instalment
  const paymentId = newId()
  await tx.payment.create({
    data: {
      ...{ businessId, id: paymentId, clientId, method },
      provider: providerOf(method),
      state: 'started',
      amountMinor: total.minor,
      currency: total.currency,
      startedAt: wish.now,
      portalLinkId: wish.portalLinkId,
      planId: isInstalment ? instalment.planId : null,
      planPosition: isInstalment ? instalment.position : null,
      // PayPal keeps nothing for us.
      saveConsent: method === 'paypal' ? null : wish.consent,
      saveConsentFrom: method === 'paypal' ? null : (wish.consentFrom ?? null),
      nextReconcileAt: reconcileAt('started', 0, wish.now),
      targets: {
        create: parts.map(({ invoiceId, amount, discount }) => ({
          invoiceId,
          amountMinor: amount.minor,
          discountMinor: discount.minor,
        })),
      },
    },
  })
  await recordEvents(
    tx,
    parts.map(({ invoiceId, number, amount }) => ({
      ...{ businessId, clientId, invoiceId, type: 'payment.started' as const, actor: 'client', at: wish.now },
      data: { paymentId, amount: moneyData(amount), method, number } satisfies TimelineData['payment.started'],
    })),
  )
  return ok({ paymentId, checkoutUrl: null, meets: null })
}

const providerOf = (method: OnlineMethod) => (method === 'paypal' ? 'paypal' : 'stripe')

/** True where an attempt is for these very parts. */
const isFor = (
  targets: readonly { invoiceId: string; amountMinor: bigint }[],
  parts: readonly AllocatedPart[],
): boolean =>
  targets.length === parts.length &&
  parts.every(({ invoiceId, amount }) =>
    targets.some((target) => target.invoiceId === invoiceId && target.amountMinor === amount.minor),
  )

/** Money on its way cannot be stopped; an account that waits to be confirmed can be let go of. */
async function whatRuns(
  tx: Tx,
  businessId: string,
  invoices: readonly { id: string }[],
): Promise<{ ok: false; reason: 'in_progress' | 'processing' }> {
  const onItsWay = await tx.paymentTarget.count({
    where: {
      businessId,
      invoiceId: { in: invoices.map(({ id }) => id) },
      live: true,
      payment: { state: 'processing' },
    },
  })
  return refuse(onItsWay > 0 ? 'processing' : 'in_progress')
}
