import { readClientCredit } from '#app/db/read/client-credit.server.ts'
import type { PaymentOnBooks } from '#app/db/read/paid-payment.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { issueCreditNote } from '#app/db/write/credit-notes.server.ts'
import { appendPostings } from '#app/db/write/ledger.server.ts'
import { moveInvoices } from '#app/db/write/move-invoice.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { paymentId as asPaymentId } from '#app/domain/ids.ts'
import type { InvoicePart } from '#app/domain/ledger/post.ts'
import { equalMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { giveBack } from '#app/domain/payment/give-back.ts'
import type { RefundEffect } from '#app/domain/payment/give-back.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { askHowToGoOn } from './ask-how-to-go-on.server.ts'
import { queueRefundNote } from './queue-refund-note.server.ts'
import { returnDiscount } from './return-discount.server.ts'

export interface RefundToBook {
  businessId: string
  payment: PaymentOnBooks
  refund: { id: string; amount: Money; effect: RefundEffect; reason: string; method: string }
  /** Who decided it; `provider`: somebody there, so a person here decides how to go on. */
  actor: string
  now: Date
}

/**
 * Puts a refund that was taken on, or paid out by hand, on the books: the posting, and what it was to do to the invoices. The
 * caller holds the client's lock and keeps the refund's row and the payment's state.
 */
export async function bookRefund(tx: Tx, { businessId, payment, refund, actor, now }: RefundToBook): Promise<void> {
  const { row, lines, held } = payment
  const { clientId, currency } = row
  const { id, amount, effect, reason } = refund
  const paymentId = asPaymentId(row.id)
  const credit = await readClientCredit(tx, { businessId, clientId, currency })
  const { posting, parts } = giveBack({ id, paymentId, amount, effect, applied: lines, credit })
  const occurredOn = todayIn(row.client.business.timeZone, instantOf(now))
  await appendPostings(tx, { businessId, clientId, occurredOn, recordedAt: now }, [posting])
  const invoiceIds = parts.map((part) => part.invoiceId)
  await moveInvoices(tx, businessId, invoiceIds, 'reopen', now)
  const first = invoiceIds[0] ?? null
  const data = {
    ...{ paymentId, method: row.method, amount: moneyData({ minor: row.amountMinor, currency }) },
    ...{ refunded: moneyData(amount), reason },
  } satisfies TimelineData['payment.refunded']
  await recordEvents(tx, [{ businessId, clientId, invoiceId: first, type: 'payment.refunded', actor, at: now, data }])
  if (effect === 'reopen' && equalMoney(amount, held))
    await returnDiscount(tx, { businessId, clientId, paymentId, now })
  if (effect === 'credit_invoice') await creditParts(tx, { businessId, parts, reason, actor, now })
  if (actor === 'provider') {
    await askHowToGoOn(tx, { businessId, clientId, paymentId, cause: 'refunded', about: id, amount, invoiceIds, now })
    return
  }
  const method = refund.method === 'provider' ? row.method : (refund.method as typeof row.method)
  await queueRefundNote(tx, {
    ...{ businessId, clientId, refundId: id, amount, method, now },
    effect: first ? effect : 'credit',
    invoiceIds,
  })
}

/** What was given back is owed no more. */
async function creditParts(
  tx: Tx,
  credit: { businessId: string; parts: readonly InvoicePart[]; reason: string; actor: string; now: Date },
): Promise<void> {
  const { businessId, parts, reason, actor, now } = credit
  for (const { invoiceId, amount } of parts)
    await issueCreditNote(tx, { businessId, invoiceId, disputeId: null, amount, reason, actor, now })
}
