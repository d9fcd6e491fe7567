import { readStandingPosting } from '#app/db/read/posting.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { appendPostings } from '#app/db/write/ledger.server.ts'
import { moveInvoices } from '#app/db/write/move-invoice.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import type { Posting } from '#app/domain/ledger/post.ts'
import { formatMoney } from '#app/domain/money.ts'
import { bringBack } from '#app/domain/payment/give-back.ts'
import { refundFailureWords } from '#app/domain/payment/refund-failure-words.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

interface FailedRefund {
  businessId: string
  refundId: string
  /** The provider's own word for it. */
  reason: string
  now: Date
}

/**
 * A refund that did not go through: the money is with the business. Where it had left the books it comes back on them, to the
 * invoices that are owed again, or as the client's credit; and a person pays it out another way.
 */
export async function failRefund(tx: Tx, { businessId, refundId, reason, now }: FailedRefund): Promise<void> {
  const where = { businessId_id: { businessId, id: refundId } }
  const refund = await tx.refund.findUniqueOrThrow({
    where,
    include: {
      payment: { select: { method: true, amountMinor: true } },
      client: { include: { business: { omit: { logo: true } } } },
    },
  })
  const { clientId, currency, amountMinor, client } = refund
  await tx.refund.update({ where, data: { state: 'failed', failureReason: reason, endedAt: now, nextTryAt: null } })
  const today = todayIn(client.business.timeZone, instantOf(now))
  const booked = await readStandingPosting(tx, businessId, `refund/${refundId}`)
  const paid = booked ? await payAgain(tx, { businessId, clientId, booked, today, now }) : []
  const amount = { minor: amountMinor, currency }
  const why = refundFailureWords(reason)
  await openTask(tx, {
    ...{ businessId, clientId, invoiceId: paid[0] ?? null, kind: 'refund_failed', dueOn: today, now },
    key: `refund-failed/${refund.paymentId ?? refundId}/${refundId}`,
    title: `A refund of ${formatMoney(amount, client.business.locale)} did not go through (${why}): pay it out another way`,
  })
  if (!refund.payment || !refund.paymentId) return
  const data = {
    ...{ paymentId: refund.paymentId, method: refund.payment.method, reason: why },
    ...{ amount: moneyData({ minor: refund.payment.amountMinor, currency }), refunded: moneyData(amount) },
  } satisfies TimelineData['payment.refund_failed']
  await recordEvents(tx, [
    {
      businessId,
      clientId,
      invoiceId: paid[0] ?? null,
      type: 'payment.refund_failed',
      actor: 'provider',
      at: now,
      data,
    },
  ])
}

/** The posting goes back, as far as invoices still owe it. Answers the invoices it had touched. */
async function payAgain(
  tx: Tx,
  undo: { businessId: string; clientId: string; booked: Posting; today: PlainDate; now: Date },
): Promise<string[]> {
  const { businessId, clientId, booked, today, now } = undo
  const ids = booked.entries.flatMap(({ invoiceId }) => (invoiceId ? [invoiceId] : []))
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: ids } },
    select: { id: true, balanceMinor: true, currency: true },
  })
  const balances = new Map(
    invoices.map(({ id, balanceMinor: minor, currency }) => [asInvoiceId(id), { minor, currency }]),
  )
  await appendPostings(tx, { businessId, clientId, occurredOn: today, recordedAt: now }, [bringBack(booked, balances)])
  const settled = await tx.invoice.findMany({
    where: { businessId, id: { in: ids }, state: 'issued', balanceMinor: 0n },
    select: { id: true },
  })
  await moveInvoices(
    tx,
    businessId,
    settled.map(({ id }) => id),
    'settle',
    now,
  )
  return ids
}
