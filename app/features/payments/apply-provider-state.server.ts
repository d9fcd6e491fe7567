import { prisma } from '#app/db/client.server.ts'
import type { Payment } from '#app/db/generated/client.ts'
import { isLive } from '#app/domain/payment/payment-state.ts'
import type { Settlement } from '#app/domain/payment/settlement.ts'
import { gatewayOf } from '#app/gateways/payments/gateway-of.server.ts'
import type { ProviderFinding } from '#app/gateways/payments/payment-gateway.ts'
import { stripeSavedMethods } from '#app/gateways/payments/stripe-saved.server.ts'
import { applyFinding } from './apply-findings.server.ts'
import { reconcileAt } from './reconcile-schedule.ts'

/**
 * Asks the provider what became of an attempt and applies the answer, once: called alike by the reconcile sweep, a reminder and a
 * cancellation, in any order and at the same time. Throws GatewayError when the provider cannot be asked.
 */
export async function applyProviderState(
  businessId: string,
  paymentId: string,
  now: Date,
): Promise<Settlement['outcome'] | 'unknown'> {
  const payment = await prisma.payment.findUniqueOrThrow({ where: { businessId_id: { businessId, id: paymentId } } })
  const finding = await askProvider(payment, now)
  return finding ? applyFinding(businessId, { paymentId, clientId: payment.clientId, finding }, now) : 'unknown'
}

/** What the provider says about an attempt now; null where it knows nothing of it, or nothing new. Throws GatewayError when it cannot be asked. */
export async function askProvider(payment: Payment, now: Date): Promise<ProviderFinding | null> {
  const amount = { minor: payment.amountMinor, currency: payment.currency }
  if (payment.savedMethodId) return askAboutCharge(payment)
  const isWithoutCheckout = payment.provider === 'stripe' && !payment.checkoutRef && payment.providerRef
  if (isWithoutCheckout) return askAboutCharge(payment)
  if (payment.provider === 'manual' || !payment.checkoutRef) return null
  const finding = await gatewayOf(payment.provider).find({
    id: payment.id,
    checkoutRef: payment.checkoutRef,
    amount,
    isLive: isLive(payment.state),
  })
  if (!finding) await scheduleNextQuestion(payment, now)
  return finding
}

/** A charge without a checkout: of a kept method, or made at the provider and matched by a person. While a try of it is unanswered, an old failure is no news: whoever tries says how it ended. */
async function askAboutCharge({ providerRef, state }: Payment): Promise<ProviderFinding | null> {
  const finding = providerRef ? await stripeSavedMethods.findCharge({ providerRef, isLive: isLive(state) }) : null
  return finding && !(state === 'started' && finding.status === 'failed') ? finding : null
}

async function scheduleNextQuestion(
  payment: { businessId: string; id: string; state: Parameters<typeof reconcileAt>[0]; reconcileTries: number },
  now: Date,
): Promise<void> {
  const { businessId, id, state, reconcileTries } = payment
  await prisma.payment.update({
    where: { businessId_id: { businessId, id } },
    data: { reconcileTries: { increment: 1 }, nextReconcileAt: reconcileAt(state, reconcileTries + 1, now) },
  })
}
