import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { creditSum } from '#app/domain/ledger/client-credit.ts'
import { isPositive, subtractMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { RefundEffect } from '#app/domain/payment/give-back.ts'
import type { PaymentState } from '#app/domain/payment/payment-state.ts'
import type { RefundState } from '#app/domain/payment/refund-state.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import { readClientCredit, readCreditSpokenFor } from './client-credit.server.ts'
import { readActors } from './history.server.ts'
import { readPaymentOnBooks } from './paid-payment.server.ts'

export interface PaymentPage {
  readonly id: string
  readonly client: { readonly id: string; readonly name: string }
  readonly provider: 'stripe' | 'paypal' | 'manual'
  readonly method: PaymentMethod
  readonly state: PaymentState
  readonly amount: Money
  readonly refunded: Money
  readonly returned: Money
  /** What is left of it on the books. */
  readonly held: Money
  readonly fee: Money | null
  /** Asked for, and not on the books yet. */
  readonly pending: Money
  /** The client's credit in this currency that nothing else will take. */
  readonly credit: Money
  readonly reference: string | null
  readonly providerRef: string | null
  readonly failureReason: string | null
  readonly startedAt: Date
  readonly settledAt: Date | null
  readonly receivedOn: PlainDate | null
  /** What it pays now; before it came, what it is for. */
  readonly parts: readonly { readonly invoiceId: string; readonly number: string; readonly amount: Money }[]
  readonly refunds: readonly RefundRow[]
}

export interface RefundRow {
  readonly id: string
  readonly amount: Money
  readonly state: RefundState
  readonly effect: RefundEffect
  readonly method: string
  readonly reason: string
  readonly reference: string | null
  readonly failureReason: string | null
  readonly by: string | null
  readonly at: Date
}

/** Everything of one payment. Null where the business has none such. */
export async function readPaymentPage(businessId: string, id: string): Promise<PaymentPage | null> {
  const payment = await readPaymentOnBooks(prisma, businessId, id)
  if (!payment) return null
  const { row, held, pending } = payment
  const { clientId, currency } = row
  const inOwn = (minor: bigint): Money => ({ minor, currency })
  const whose = { businessId, clientId, currency }
  const [client, parts, actors, credit, spokenFor] = await Promise.all([
    prisma.client.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: clientId } },
      select: { id: true, name: true },
    }),
    readParts(businessId, payment),
    readActors(
      businessId,
      row.refunds.map(({ requestedBy }) => requestedBy),
    ),
    readClientCredit(prisma, whose),
    readCreditSpokenFor(prisma, whose),
  ])
  const { provider, method, state, reference, providerRef, failureReason, startedAt, settledAt, receivedOn } = row
  return {
    ...{
      id,
      client,
      provider,
      method,
      state,
      reference,
      providerRef,
      failureReason,
      startedAt,
      settledAt,
      held,
      pending,
    },
    amount: inOwn(row.amountMinor),
    refunded: inOwn(row.refundedMinor),
    returned: inOwn(row.returnedMinor),
    credit: subtractMoney(creditSum(credit, currency), inOwn(spokenFor)),
    fee: row.feeMinor === null || row.feeCurrency === null ? null : { minor: row.feeMinor, currency: row.feeCurrency },
    receivedOn: receivedOn && dayFromColumn(receivedOn),
    parts,
    refunds: row.refunds.map((refund) => ({
      ...{ id: refund.id, amount: inOwn(refund.amountMinor), state: refund.state, method: refund.method },
      ...{ effect: refund.effect as RefundEffect, reason: refund.reason, reference: refund.reference },
      ...{ failureReason: refund.failureReason, at: refund.requestedAt },
      by: actors.get(refund.requestedBy) ?? null,
    })),
  }
}

async function readParts(
  businessId: string,
  { row, lines }: NonNullable<Awaited<ReturnType<typeof readPaymentOnBooks>>>,
): Promise<PaymentPage['parts']> {
  const { currency } = row
  const paid = new Map<string, bigint>()
  for (const { account, invoiceId, amount } of lines) {
    if (account === 'receivable' && invoiceId) paid.set(invoiceId, (paid.get(invoiceId) ?? 0n) - amount.minor)
  }
  if (paid.size === 0) {
    const targets = await prisma.paymentTarget.findMany({
      where: { businessId, paymentId: row.id },
      select: { invoiceId: true, amountMinor: true },
    })
    for (const { invoiceId, amountMinor } of targets) paid.set(asInvoiceId(invoiceId), amountMinor)
  }
  const invoices = await prisma.invoice.findMany({
    where: { businessId, id: { in: [...paid.keys()] } },
    select: { id: true, number: true },
    orderBy: { dueOn: 'asc' },
  })
  return invoices
    .map(({ id: invoiceId, number }) => ({ invoiceId, number, amount: { minor: paid.get(invoiceId) ?? 0n, currency } }))
    .filter(({ amount }) => isPositive(amount))
}
