import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readEarlyDiscounts } from '#app/db/read/early-discounts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { promisedDiscount } from '#app/domain/invoice/early-discount.ts'
import { isPositive, isReasonableAmount } from '#app/domain/money.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { newId } from '#app/ids.server.ts'
import { bookManualPayment } from './book-manual-payment.server.ts'
import type { ManualPaymentFacts } from './book-manual-payment.server.ts'

export interface ManualPayment extends Omit<ManualPaymentFacts, 'clientId' | 'paymentId'> {
  invoiceId: string
}

export type ManualRefusal = 'not_found' | 'wrong_currency' | 'not_payable' | 'bad_amount'

/** Money that arrived outside the portal: settled at once, thanked for like any other; more than is open becomes the client's credit. */
export async function recordManualPayment(
  payment: ManualPayment,
): Promise<Result<{ paymentId: string }, ManualRefusal>> {
  const { businessId, invoiceId, amount } = payment
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
    await bookManualPayment(
      tx,
      { ...payment, clientId, paymentId },
      [{ invoiceId, amountMinor: amount.minor, discountMinor: promised.minor }],
      false,
    )
    return ok({ paymentId })
  })
}
