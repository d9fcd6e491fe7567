import type { PaymentOnBooks } from '#app/db/read/paid-payment.server.ts'
import { readPaymentOnBooks } from '#app/db/read/paid-payment.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { advancePlans } from '#app/db/write/advance-plans.server.ts'
import { judgePromises } from '#app/db/write/promises.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { isPositive } from '#app/domain/money.ts'
import { standingAfter } from '#app/domain/payment/payment-state.ts'
import { bookRefund } from './book-refund.server.ts'
import type { RefundWish } from './request-refund.server.ts'

/** Money a person has given back already: on the books at once. A refund that had failed and is made up for by it is off the desk. */
export async function bookPaidOut(
  tx: Tx,
  { payment, wish }: { payment: PaymentOnBooks; wish: RefundWish },
): Promise<void> {
  const { businessId, paymentId, refundId, amount, effect, reason, paidOut, actor, now } = wish
  const { clientId, state, refundedMinor, refunds } = payment.row
  const refund = { id: refundId, amount, effect, reason, method: paidOut?.method ?? 'other' }
  await bookRefund(tx, { businessId, payment, refund, actor, now })
  const after = await readPaymentOnBooks(tx, businessId, paymentId)
  const refunded = after && isPositive(after.held) ? 'part' : 'all'
  await tx.payment.update({
    where: { businessId_id: { businessId, id: paymentId } },
    data: {
      state: standingAfter(state, { refunded, isDisputed: false, isReturned: false }),
      refundedMinor: refundedMinor + amount.minor,
    },
  })
  for (const failed of refunds.filter((one) => one.state === 'failed')) {
    const key = `refund-failed/${paymentId}/${failed.id}`
    await finishTask(tx, { businessId, key, outcome: 'paid out another way', actor, now })
  }
  await judgePromises(tx, businessId, clientId, now)
  await advancePlans(tx, { businessId, clientId, now })
  await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
}
