import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
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
import type { SettlementFacts, WrittenOffInvoice } from '#app/domain/payment/settlement.ts'

export interface LoadedSettlementFacts extends Omit<SettlementFacts, 'provider'> {
  businessZone: string
}

const withTargets = {
  targets: { include: { invoice: { select: { totalMinor: true, lines: { select: { taxMinor: true } } } } } },
} as const satisfies Prisma.PaymentInclude

/** What a payment's settlement rests on, apart from the provider's answer. The caller holds the client's lock. */
export async function loadSettlementFacts(
  tx: Tx,
  businessId: string,
  paymentId: string,
): Promise<LoadedSettlementFacts> {
  const [facts] = await loadFactsOfPayments(tx, businessId, [paymentId])
  if (!facts) throw new Error(`payment ${paymentId} vanished`)
  return facts
}

/** The same for payments of different clients at once, in a fixed number of queries. The caller holds the locks of all of them. */
export async function loadFactsOfPayments(
  tx: Tx,
  businessId: string,
  paymentIds: readonly string[],
): Promise<LoadedSettlementFacts[]> {
  const payments = await tx.payment.findMany({
    where: { businessId, id: { in: [...paymentIds] } },
    include: withTargets,
  })
  const business = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true, discountTax: true },
  })
  const clientId = { in: payments.map((payment) => payment.clientId) }
  const invoices = await tx.invoice.findMany({
    where: { businessId, clientId, state: 'issued', balanceMinor: { gt: 0 } },
    select: { id: true, clientId: true, currency: true, number: true, dueOn: true, balanceMinor: true },
  })
  const targets = payments.flatMap((payment) => payment.targets)
  const writtenOff = await readWrittenOff(tx, businessId, targets)
  const reminders = await tx.reminder.findMany({
    where: { businessId, outcome: 'pending', invoice: { clientId }, message: { state: { in: ['drafted', 'queued'] } } },
    select: { invoiceId: true, messageId: true, invoice: { select: { clientId: true } } },
  })
  return payments.map((payment) =>
    factsOf(payment, business, {
      invoices: invoices.filter((one) => one.clientId === payment.clientId && one.currency === payment.currency),
      writtenOff: writtenOff.filter(({ id }) => payment.targets.some(({ invoiceId }) => invoiceId === id)),
      reminders: reminders.filter(({ invoice }) => invoice.clientId === payment.clientId),
    }),
  )
}

interface RowsOfClient {
  invoices: readonly { id: string; number: string; dueOn: Date; balanceMinor: bigint }[]
  writtenOff: WrittenOffInvoice[]
  reminders: readonly { invoiceId: string; messageId: string | null }[]
}

function factsOf(
  payment: Prisma.PaymentGetPayload<{ include: typeof withTargets }>,
  { timeZone: businessZone, discountTax }: { timeZone: string; discountTax: string },
  { invoices, writtenOff, reminders }: RowsOfClient,
): LoadedSettlementFacts {
  const { clientId, currency } = payment
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
    writtenOff,
    pendingReminders: reminders.flatMap(({ invoiceId, messageId }) =>
      messageId ? [{ invoiceId: asInvoiceId(invoiceId), messageId: asMessageId(messageId) }] : [],
    ),
  }
}

/** Of the invoices a payment is for, those that were given up, with what of that has not come in since. */
async function readWrittenOff(
  tx: Tx,
  businessId: string,
  targets: readonly { invoiceId: string }[],
): Promise<WrittenOffInvoice[]> {
  const ids = targets.map(({ invoiceId }) => invoiceId)
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: ids }, state: 'written_off' },
    select: { id: true, number: true, dueOn: true, currency: true },
  })
  if (invoices.length === 0) return []
  const given = await tx.ledgerEntry.groupBy({
    by: ['invoiceId'],
    where: { businessId, invoiceId: { in: ids }, account: 'write_off' },
    _sum: { amountMinor: true },
    _count: true,
  })
  return invoices.map(({ id, number, dueOn, currency }) => {
    const lines = given.find(({ invoiceId }) => invoiceId === id)
    return {
      id: asInvoiceId(id),
      number,
      dueOn: dayFromColumn(dueOn),
      balance: { minor: lines?._sum.amountMinor ?? 0n, currency },
      lines: lines?._count ?? 0,
    }
  })
}
