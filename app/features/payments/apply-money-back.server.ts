import type { Tx } from '#app/db/transaction.server.ts'
import { appendPostings } from '#app/db/write/ledger.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { moveInvoices } from '#app/db/write/move-invoice.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { paymentId as asPaymentId } from '#app/domain/ids.ts'
import { returnMoney } from '#app/domain/payment/return-money.ts'
import { moneyData } from '#app/domain/timeline/timeline-event.ts'
import type { ProviderFinding } from '#app/gateways/payments/payment-gateway.ts'

interface MoneyBack {
  businessId: string
  paymentId: string
  finding: Pick<ProviderFinding, 'refunded' | 'disputed'>
  businessZone: string
  now: Date
}

/**
 * What the provider gave back since we last looked: refunds lower what an invoice has received, a dispute marks the payment.
 * The invoice is open again and rests under a hold, since the owner decides whether it is to be chased (P13, P14).
 */
export async function applyMoneyBack(
  tx: Tx,
  { businessId, paymentId, finding, businessZone, now }: MoneyBack,
): Promise<void> {
  const payment = await tx.payment.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: paymentId } },
    include: { ledger: true },
  })
  const back = returnMoney({
    paymentId: asPaymentId(paymentId),
    state: payment.state,
    amount: { minor: payment.amountMinor, currency: payment.currency },
    refundedBefore: { minor: payment.refundedMinor, currency: payment.currency },
    refundedNow: finding.refunded,
    disputed: finding.disputed,
    applied: payment.ledger
      .filter(({ account }) => account === 'receivable' || account === 'unapplied')
      .map((entry) => ({
        account: entry.account,
        invoiceId: entry.invoiceId,
        amount: { minor: entry.amountMinor, currency: entry.currency },
      })),
  })
  if (!back) return

  const { clientId } = payment
  const today = todayIn(businessZone, instantOf(now))
  await tx.payment.update({
    where: { businessId_id: { businessId, id: paymentId } },
    data: { state: back.nextState, refundedMinor: back.refunded.minor },
  })
  if (back.posting)
    await appendPostings(tx, { businessId, clientId, occurredOn: today, recordedAt: now }, [back.posting])
  await moveInvoices(tx, businessId, back.reopened, 'reopen', now)
  for (const invoiceId of back.reopened) {
    const reason =
      back.event === 'payment.disputed' ? 'The payment is disputed at the bank.' : 'A payment was given back.'
    await insertHold(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'manual', amount: null, until: null, now },
      reason: `${reason} Decide how to go on.`,
      reviewOn: today,
      stopsCharges: true,
      actor: 'system',
    })
  }
  await openTask(tx, {
    businessId,
    key: `money-back/${paymentId}/${back.event}/${back.refunded.minor}`,
    kind: 'review',
    title: back.title,
    clientId,
    invoiceId: back.reopened[0] ?? null,
    dueOn: today,
    now,
  })
  const data = {
    paymentId,
    amount: moneyData({ minor: payment.amountMinor, currency: payment.currency }),
    method: payment.method,
    refunded: moneyData(back.refunded),
  }
  await recordEvents(tx, [
    { businessId, clientId, invoiceId: back.reopened[0] ?? null, type: back.event, actor: 'provider', at: now, data },
  ])
}
