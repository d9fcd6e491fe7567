import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

/**
 * Ends an attempt for which the provider would open no page. Whoever pressed is told on the screen; no mail follows. One that has a
 * page by now, from another press at the same moment, is left alone.
 */
export async function endRefused(
  { businessId, id, clientId }: { businessId: string; id: string; clientId: string },
  reason: string,
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const { count } = await tx.payment.updateMany({
      where: { businessId, id, state: 'started', checkoutRef: null },
      data: { state: 'failed', failureReason: reason.slice(0, 500), nextReconcileAt: null },
    })
    if (count === 0) return
    await tx.paymentTarget.updateMany({ where: { businessId, paymentId: id }, data: { live: false } })
    const { currency, method, targets } = await tx.payment.findUniqueOrThrow({
      where: { businessId_id: { businessId, id } },
      include: { targets: { include: { invoice: { select: { number: true } } } } },
    })
    await recordEvents(
      tx,
      targets.map(({ invoiceId, amountMinor: minor, invoice: { number } }) => ({
        ...{ businessId, clientId, invoiceId, type: 'payment.failed' as const, actor: 'provider', at: now },
        data: {
          ...{ paymentId: id, amount: moneyData({ minor, currency }), method, number },
          reason: 'the provider would not open a payment page',
        } satisfies TimelineData['payment.failed'],
      })),
    )
  })
}
