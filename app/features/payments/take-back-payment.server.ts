import { readClientCredit } from '#app/db/read/client-credit.server.ts'
import type { PaymentOnBooks } from '#app/db/read/paid-payment.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { appendPostings } from '#app/db/write/ledger.server.ts'
import { moveInvoices } from '#app/db/write/move-invoice.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { paymentId as asPaymentId } from '#app/domain/ids.ts'
import { equalMoney, isPositive, minMoney, zero } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { giveBack } from '#app/domain/payment/give-back.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import { askHowToGoOn } from './ask-how-to-go-on.server.ts'
import { queuePaymentNote } from './queue-payment-note.server.ts'
import { returnDiscount } from './return-discount.server.ts'

/**
 * The bank took a payment back, or a part of it (R23): what it had settled is owed again and rests, the client hears one neutral
 * word, and a person decides. Answers what was taken; null when that is on the books already.
 */
export async function takeBackPayment(
  tx: Tx,
  { businessId, payment, amount, now }: { businessId: string; payment: PaymentOnBooks; amount: Money; now: Date },
): Promise<Money | null> {
  const { row, lines, held } = payment
  const { clientId, currency } = row
  if (row.state === 'returned' || amount.currency !== currency) return null
  const paymentId = asPaymentId(row.id)
  const taken = isPositive(held) ? minMoney(amount, held) : zero(currency)
  if (!isPositive(taken)) return taken
  const credit = await readClientCredit(tx, { businessId, clientId, currency })
  const { posting, parts } = giveBack({
    ...{ id: `${row.id}/returned`, paymentId, amount: taken, credit },
    ...{ effect: 'reopen', applied: lines },
  })
  const occurredOn = todayIn(row.client.business.timeZone, instantOf(now))
  await appendPostings(tx, { businessId, clientId, occurredOn, recordedAt: now }, [posting])
  const invoiceIds = parts.map((part) => part.invoiceId)
  await moveInvoices(tx, businessId, invoiceIds, 'reopen', now)
  if (equalMoney(taken, held)) await returnDiscount(tx, { businessId, clientId, paymentId, now })
  const data = { paymentId, method: row.method, amount: moneyData(taken) }
  await recordEvents(tx, [
    {
      ...{ businessId, clientId, invoiceId: invoiceIds[0] ?? null, type: 'payment.returned' },
      ...{ actor: 'provider', at: now, data },
    },
  ])
  await askHowToGoOn(tx, {
    ...{ businessId, clientId, paymentId, cause: 'returned', about: 'bank', amount: taken, invoiceIds, now },
  })
  await tellOfReturn(tx, { businessId, clientId, paymentId, amount: taken, now })
  return taken
}

/** One neutral word to the client; thanks that were not sent yet are not due any more. */
async function tellOfReturn(
  tx: Tx,
  gone: { businessId: string; clientId: string; paymentId: string; amount: Money; now: Date },
): Promise<void> {
  const { businessId, clientId, paymentId, amount, now } = gone
  const thanks = await tx.outboxMessage.findMany({
    where: { businessId, key: `thank-you/${paymentId}`, state: 'queued' },
    select: { id: true },
  })
  for (const { id } of thanks) {
    await moveMessage(tx, { businessId, id, clientId }, 'cancel', { now, reason: 'The payment came back.' })
  }
  await queuePaymentNote(tx, { businessId, paymentId, amount, note: 'returned', now })
}
