import { dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readEarlyDiscounts } from '#app/db/read/early-discounts.server.ts'
import { loadSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { instantOf, type PlainDate } from '#app/domain/business-day.ts'
import { promisedDiscount } from '#app/domain/invoice/early-discount.ts'
import { isPositive, isReasonableAmount, type Money } from '#app/domain/money.ts'
import { settlePayment } from '#app/domain/payment/settle-payment.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { newId } from '#app/ids.server.ts'
import { applySettlement } from './apply-settlement.server.ts'

export interface ManualPayment {
  businessId: string
  invoiceId: string
  amount: Money
  method: 'check' | 'transfer' | 'cash' | 'other'
  receivedOn: PlainDate
  /** What stood on the cheque or the transfer. */
  reference: string | null
  /** `user:<id>` or `api:<key id>`. */
  actor: string
  now: Date
}

export type ManualRefusal = 'not_found' | 'wrong_currency' | 'not_payable' | 'bad_amount'

/** Money that arrived outside the portal: settled at once, thanked for like any other; more than is open becomes the client's credit. */
export async function recordManualPayment(
  payment: ManualPayment,
): Promise<Result<{ paymentId: string }, ManualRefusal>> {
  const { businessId, invoiceId, amount, now } = payment
  const invoice = await prisma.invoice.findUnique({ where: { businessId_id: { businessId, id: invoiceId } } })
  if (!invoice) return refuse('not_found')
  if (invoice.currency !== amount.currency) return refuse('wrong_currency')
  if (invoice.state === 'draft' || invoice.state === 'void') return refuse('not_payable')
  if (!isPositive(amount) || !isReasonableAmount(amount)) return refuse('bad_amount')

  const { clientId } = invoice
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const paymentId = newId()
    const offer = (await readEarlyDiscounts(tx, businessId, [invoiceId], payment.receivedOn)).get(invoiceId) ?? null
    const { balanceMinor } = await tx.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: invoiceId } },
    })
    const promised = promisedDiscount(offer, { minor: balanceMinor, currency: amount.currency }, amount)
    await tx.payment.create({
      data: {
        businessId,
        id: paymentId,
        clientId,
        provider: 'manual',
        method: payment.method,
        state: 'started',
        amountMinor: amount.minor,
        currency: amount.currency,
        reference: payment.reference,
        startedAt: now,
        receivedOn: dayToColumn(payment.receivedOn),
        // Never live: money in hand does not wait for an open checkout.
        targets: { create: { invoiceId, amountMinor: amount.minor, discountMinor: promised.minor, live: false } },
      },
    })
    const facts = await loadSettlementFacts(tx, businessId, paymentId)
    const settlement = settlePayment(
      { ...facts, provider: { status: 'settled', amount } },
      facts.businessZone,
      instantOf(now),
    )
    await applySettlement(tx, { businessId, facts, settlement, finding: null, actor: payment.actor, now })
    return ok({ paymentId })
  })
}
