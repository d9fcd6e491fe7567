import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { ThankYou } from '#app/domain/payment/settlement.ts'
import { thankYouKind } from '#app/domain/thank-you/thank-you-kind.ts'
import { readThankedPlan } from './thanked-plan.server.ts'

/**
 * What the thanks for a payment that arrived rest on, as the books say it now; null where it has not arrived. Without
 * invoices, where none took any of it.
 */
export async function readThankedPayment(tx: Tx, businessId: string, paymentId: string) {
  const payment = await tx.payment.findUnique({
    where: { businessId_id: { businessId, id: paymentId } },
    include: {
      client: { select: { business: { select: { timeZone: true } } } },
      ledger: {
        where: { account: 'receivable', invoiceId: { not: null } },
        select: { amountMinor: true, invoice: { select: { id: true, dueOn: true, balanceMinor: true } } },
      },
    },
  })
  if (!payment?.settledAt) return null
  const { clientId, currency, amountMinor, settledAt, receivedOn, startedAt } = payment
  const zone = payment.client.business.timeZone
  const invoices = [
    ...new Map(payment.ledger.flatMap(({ invoice }) => (invoice ? [[invoice.id, invoice] as const] : []))).values(),
  ].toSorted((a, b) => a.dueOn.getTime() - b.dueOn.getTime())
  const remaining = sumMoney(
    invoices.map(({ balanceMinor }) => ({ minor: balanceMinor, currency })),
    currency,
  )
  const taken = payment.ledger.reduce((sum, entry) => sum - entry.amountMinor, 0n)
  const paidOn = receivedOn ? dayFromColumn(receivedOn) : todayIn(zone, instantOf(startedAt))
  const invoiceIds = invoices.map(({ id }) => asInvoiceId(id))
  const thankYou: ThankYou = {
    kind: thankYouKind(
      invoices.map(({ dueOn }) => dayFromColumn(dueOn)),
      paidOn,
      remaining,
    ),
    amount: { minor: taken, currency },
    ...{ invoiceIds, remaining },
  }
  return {
    ...{ businessId, paymentId, clientId, thankYou },
    received: { minor: amountMinor, currency },
    receivedOn: todayIn(zone, instantOf(settledAt)),
    plan: await readThankedPlan(tx, businessId, invoiceIds, settledAt),
  }
}
