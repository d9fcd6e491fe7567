import type { Payment } from '#app/db/generated/client.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'

export const unansweredTask = (paymentId: string): string => `unanswered/${paymentId}`

const names = { stripe: 'Stripe', paypal: 'PayPal', manual: 'Nobody' }

/** The last question about an attempt got no answer: a person looks it up at the provider. News of it is applied all the same. */
export async function giveToPerson(payment: Payment, now: Date): Promise<void> {
  const { businessId, id, clientId, provider, amountMinor: minor, currency, state } = payment
  await inTransaction(async (tx) => {
    const { count } = await tx.payment.updateMany({ where: { businessId, id, state }, data: { nextReconcileAt: null } })
    if (count === 0) return
    const { timeZone, locale } = await tx.business.findUniqueOrThrow({
      where: { id: businessId },
      select: { timeZone: true, locale: true },
    })
    const target = await tx.paymentTarget.findFirst({
      where: { businessId, paymentId: id },
      select: { invoiceId: true },
    })
    await openTask(tx, {
      ...{ businessId, clientId, invoiceId: target?.invoiceId ?? null, kind: 'review', now },
      ...{ key: unansweredTask(id), dueOn: todayIn(timeZone, instantOf(now)) },
      title: `${names[provider]} does not say what became of a payment of ${formatMoney({ minor, currency }, locale)}: look it up there`,
    })
  })
}
