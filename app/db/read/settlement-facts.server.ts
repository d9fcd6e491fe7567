import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import {
  clientId as asClientId,
  invoiceId as asInvoiceId,
  messageId as asMessageId,
  paymentId as asPaymentId,
} from '#app/domain/ids.ts'
import { discountOnTax } from '#app/domain/invoice/early-discount.ts'
import type { DiscountTax } from '#app/domain/invoice/early-discount.ts'
import type { SettlementFacts } from '#app/domain/payment/settlement.ts'

export interface LoadedSettlementFacts extends Omit<SettlementFacts, 'provider'> {
  businessZone: string
}

/** What a payment's settlement rests on, apart from the provider's answer. The caller holds the client's lock. */
export async function loadSettlementFacts(
  tx: Tx,
  businessId: string,
  paymentId: string,
): Promise<LoadedSettlementFacts> {
  const payment = await tx.payment.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: paymentId } },
    include: {
      targets: { include: { invoice: { select: { totalMinor: true, lines: { select: { taxMinor: true } } } } } },
      client: { select: { business: { select: { timeZone: true, discountTax: true } } } },
    },
  })
  const { clientId, currency } = payment
  const { timeZone: businessZone, discountTax } = payment.client.business
  const invoices = await tx.invoice.findMany({
    where: { businessId, clientId, currency, state: 'issued', balanceMinor: { gt: 0 } },
    select: { id: true, number: true, dueOn: true, balanceMinor: true },
  })
  const reminders = await tx.reminder.findMany({
    where: { businessId, outcome: 'pending', invoice: { clientId }, message: { state: { in: ['drafted', 'queued'] } } },
    select: { invoiceId: true, messageId: true },
  })
  return {
    businessZone,
    payment: {
      id: asPaymentId(payment.id),
      clientId: asClientId(clientId),
      state: payment.state,
      amount: { minor: payment.amountMinor, currency },
      targets: payment.targets.map((target) => ({
        invoiceId: asInvoiceId(target.invoiceId),
        amount: { minor: target.amountMinor, currency },
      })),
      promised: payment.targets
        .filter(({ discountMinor }) => discountMinor > 0n)
        .map(({ invoiceId, discountMinor, invoice: { totalMinor, lines } }) => {
          const amount = { minor: discountMinor, currency }
          const tax = discountOnTax(amount, {
            total: { minor: totalMinor, currency },
            tax: { minor: lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0n), currency },
            taxHandling: discountTax as DiscountTax,
          })
          return { invoiceId: asInvoiceId(invoiceId), amount, tax }
        }),
      method: payment.method,
      byItself: payment.savedMethodId !== null,
      paidOn: payment.receivedOn
        ? dayFromColumn(payment.receivedOn)
        : todayIn(businessZone, instantOf(payment.startedAt)),
    },
    openInvoices: invoices.map((invoice) => ({
      id: asInvoiceId(invoice.id),
      number: invoice.number,
      dueOn: dayFromColumn(invoice.dueOn),
      balance: { minor: invoice.balanceMinor, currency },
    })),
    pendingReminders: reminders.flatMap(({ invoiceId, messageId }) =>
      messageId ? [{ invoiceId: asInvoiceId(invoiceId), messageId: asMessageId(messageId) }] : [],
    ),
  }
}
