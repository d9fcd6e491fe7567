import { prisma } from '#app/db/client.server.ts'
import type { Payment } from '#app/db/generated/client.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import { isLive } from '#app/domain/payment/payment-state.ts'
import { settlePayment } from '#app/domain/payment/settle-payment.ts'
import type { Settlement } from '#app/domain/payment/settlement.ts'
import { gatewayOf } from '#app/gateways/payments/gateway-of.server.ts'
import type { ProviderFinding } from '#app/gateways/payments/payment-gateway.ts'
import { stripeSavedMethods } from '#app/gateways/payments/stripe-saved.server.ts'
import { answerCharge } from './answer-charge.server.ts'
import { applyMoneyBack } from './apply-money-back.server.ts'
import { applySettlement } from './apply-settlement.server.ts'
import { keepPaidMethod } from './keep-method.server.ts'
import { reconcileAt } from './reconcile-schedule.ts'

/**
 * Asks the provider what became of an attempt and applies the answer, once: called alike by webhooks, the reconcile sweep and a
 * cancellation, in any order and at the same time. Throws GatewayError when the provider cannot be asked.
 */
export async function applyProviderState(
  businessId: string,
  paymentId: string,
  now: Date,
): Promise<Settlement['outcome'] | 'unknown'> {
  const payment = await prisma.payment.findUniqueOrThrow({ where: { businessId_id: { businessId, id: paymentId } } })
  const amount = { minor: payment.amountMinor, currency: payment.currency }
  if (payment.savedMethodId) return applySavedCharge(payment, now)
  if (payment.provider === 'manual' || !payment.checkoutRef) return 'unknown'
  const finding = await gatewayOf(payment.provider).find({
    id: payment.id,
    checkoutRef: payment.checkoutRef,
    amount,
    isLive: isLive(payment.state),
  })
  if (!finding) {
    await scheduleNextQuestion(payment, now)
    return 'unknown'
  }
  return applyFinding(businessId, paymentId, payment.clientId, finding, now)
}

/** A charge without a checkout. While a try of it is unanswered, an old failure is no news: whoever tries says how it ended. */
async function applySavedCharge(
  { businessId, id, clientId, providerRef, state }: Payment,
  now: Date,
): Promise<Settlement['outcome'] | 'unknown'> {
  const finding = providerRef && (await stripeSavedMethods.findCharge({ providerRef, isLive: isLive(state) }))
  if (!finding || (state === 'started' && finding.status === 'failed')) return 'unknown'
  return applyFinding(businessId, id, clientId, finding, now)
}

/** Applies what the provider says about an attempt, once, under the client's lock. */
export function applyFinding(
  businessId: string,
  paymentId: string,
  clientId: string,
  finding: ProviderFinding,
  now: Date,
): Promise<Settlement['outcome']> {
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const facts = await loadSettlementFacts(tx, businessId, paymentId)
    const settlement = settlePayment({ ...facts, provider: finding }, facts.businessZone, instantOf(now))
    await applySettlement(tx, { businessId, facts, settlement, finding, now })
    if (finding.kept) await keepPaidMethod(tx, { businessId, paymentId, kept: finding.kept, now })
    if (facts.payment.byItself)
      await answerCharge(tx, { businessId, paymentId, outcome: settlement.outcome, finding, now })
    await keepFee(tx, { businessId, paymentId, fee: finding.fee })
    await applyMoneyBack(tx, { businessId, paymentId, finding, now })
    return settlement.outcome
  })
}

/** What the provider kept is known a moment after the payment, sometimes later; the first word stands. */
async function keepFee(
  tx: Tx,
  { businessId, paymentId, fee }: { businessId: string; paymentId: string; fee: Money | null },
): Promise<void> {
  if (!fee) return
  await tx.payment.updateMany({
    where: { businessId, id: paymentId, feeMinor: null },
    data: { feeMinor: fee.minor, feeCurrency: fee.currency },
  })
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
