import type { Tx } from '#app/db/transaction.server.ts'
import { advancePlans } from '#app/db/write/advance-plans.server.ts'
import { appendPostings } from '#app/db/write/ledger.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { moveInvoices } from '#app/db/write/move-invoice.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { addDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId, paymentId as asPaymentId } from '#app/domain/ids.ts'
import { posting } from '#app/domain/ledger/post.ts'
import type { Posting } from '#app/domain/ledger/post.ts'
import { returnMoney } from '#app/domain/payment/return-money.ts'
import { moneyData } from '#app/domain/timeline/timeline-event.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import type { ProviderFinding } from '#app/gateways/payments/payment-gateway.ts'
import { queuePaymentNote } from './queue-payment-note.server.ts'

/** How long a person has to decide before the pause itself asks again. */
const reviewAfterDays = 14

interface MoneyBack {
  businessId: string
  paymentId: string
  finding: Pick<ProviderFinding, 'refunded' | 'disputed' | 'returned' | 'failureReason'>
  businessZone: string
  now: Date
}

/**
 * What the provider gave back since we last looked: refunds lower what an invoice has received, a return takes all of it back
 * and is told to the client, a dispute marks the payment. The invoice is open again and rests under a hold, since the owner decides whether it is to be chased (P13, P14).
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
    returned: finding.returned,
    applied: payment.ledger
      .filter(({ account }) => account === 'receivable' || account === 'unapplied')
      .map((entry) => ({
        account: entry.account,
        invoiceId: entry.invoiceId,
        amount: { minor: entry.amountMinor, currency: entry.currency },
      })),
    discount: await standingDiscount(tx, businessId, paymentId),
  })
  if (!back) return

  const { clientId } = payment
  const today = todayIn(businessZone, instantOf(now))
  await tx.payment.update({
    where: { businessId_id: { businessId, id: paymentId } },
    data: { state: back.nextState, refundedMinor: back.refunded.minor },
  })
  await appendPostings(tx, { businessId, clientId, occurredOn: today, recordedAt: now }, back.postings)
  await moveInvoices(tx, businessId, back.reopened, 'reopen', now)
  await advancePlans(tx, { businessId, clientId, now })
  for (const invoiceId of back.reopened) {
    const reason = back.event === 'payment.returned' ? 'The bank took the payment back.' : 'A payment was given back.'
    await insertHold(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'manual', amount: null, until: null, now },
      reason: `${reason} Decide how to go on.`,
      // Its own task asks today; this one comes only if nobody has decided by then.
      reviewOn: addDays(today, reviewAfterDays),
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
  if (back.event === 'payment.returned') await tellOfReturn(tx, { businessId, clientId, paymentId, now })
  for (const { invoiceId, amount } of back.discountReturned) {
    const { number } = await tx.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
    const returned = { number, paymentId, amount: moneyData(amount) } satisfies TimelineData['discount.returned']
    await recordEvents(tx, [
      { businessId, clientId, invoiceId, type: 'discount.returned', actor: 'provider', at: now, data: returned },
    ])
  }
}

/** One neutral word to the client (R23); thanks that were not sent yet are not due any more. */
async function tellOfReturn(
  tx: Tx,
  { businessId, clientId, paymentId, now }: { businessId: string; clientId: string; paymentId: string; now: Date },
): Promise<void> {
  const thanks = await tx.outboxMessage.findMany({
    where: { businessId, key: `thank-you/${paymentId}`, state: 'queued' },
    select: { id: true },
  })
  for (const { id } of thanks) {
    await moveMessage(tx, { businessId, id, clientId }, 'cancel', { now, reason: 'The payment came back.' })
  }
  await queuePaymentNote(tx, { businessId, paymentId, note: 'returned', now })
}

/** The discount this payment brought, unless it has gone back already. */
async function standingDiscount(tx: Tx, businessId: string, paymentId: string): Promise<Posting | null> {
  const key = `discount/${paymentId}`
  const rows = await tx.ledgerEntry.findMany({
    where: { businessId, postingKey: { in: [key, `reversal/${key}`] } },
    orderBy: { line: 'asc' },
  })
  if (rows.length === 0 || rows.some(({ postingKey }) => postingKey !== key)) return null
  return posting(
    key,
    rows.map(({ account, invoiceId, amountMinor, currency }) => ({
      account,
      amount: { minor: amountMinor, currency },
      ...(invoiceId && { invoiceId: asInvoiceId(invoiceId) }),
    })),
  )
}
