import { invoiceId as asInvoiceId, paymentId as asPaymentId } from '#app/domain/ids.ts'
import { explainedPosting } from '#app/domain/ledger/explain-imported.ts'
import { paymentPosting } from '#app/domain/ledger/post.ts'
import type { PaymentFate } from '#app/domain/payment-import/decide-payment.ts'
import type { ImportedPayment } from '#app/domain/payment-import/payment-row.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { newId } from '#app/ids.server.ts'
import { dayStarts, followUpBooked, postingRows } from './book-list.server.ts'
import type { BookPlace } from './book-list.server.ts'

export type BookedPayment = Extract<PaymentFate, { kind: 'book' }> & {
  readonly payment: ImportedPayment
  readonly importRef: string
}

/** Books the payments of a batch: rows, ledger, timeline, and what follows for their clients, who hear nothing of it. */
export async function writePayments(tx: Tx, place: BookPlace, booked: readonly BookedPayment[]): Promise<void> {
  if (booked.length === 0) return
  const { businessId, now, actor } = place
  const at = now.toISOString()
  const instantOfDay = dayStarts(place.timeZone)
  const payments = booked.map((one) => ({ ...one, id: newId() }))
  await insertRows(
    tx,
    'Payment',
    payments.map(({ id, clientId, importRef, payment: { amount, method, reference, receivedOn } }) => ({
      ...{ businessId, id, clientId, importRef, provider: 'manual', method, state: 'settled', reference },
      ...{ amountMinor: amount.minor.toString(), currency: amount.currency, refundedMinor: '0', returnedMinor: '0' },
      ...{ startedAt: at, settledAt: instantOfDay(receivedOn).toISOString(), receivedOn: receivedOn.toString() },
      reconcileTries: 0,
    })),
  )
  const onInvoice = (one: BookedPayment) => one.appliedMinor + explainedMinor(one)
  await insertRows(
    tx,
    'PaymentTarget',
    payments.flatMap((one) =>
      one.invoiceId === null || onInvoice(one) === 0n
        ? []
        : [
            {
              ...{ businessId, paymentId: one.id, invoiceId: one.invoiceId, amountMinor: onInvoice(one).toString() },
              ...{ discountMinor: '0', live: false },
            },
          ],
    ),
  )
  await insertRows(
    tx,
    'LedgerEntry',
    payments.flatMap((one) => {
      const { id, clientId, invoiceId, payment, explained, bookedOn } = one
      const { amount } = payment
      const { currency } = amount
      const whole = onInvoice(one)
      const parts =
        invoiceId === null || whole === 0n
          ? []
          : [{ invoiceId: asInvoiceId(invoiceId), amount: { minor: whole, currency } }]
      const takenBack = explained.flatMap((part, nth) =>
        invoiceId === null
          ? []
          : postingRows(
              place,
              clientId,
              explainedPosting(id, nth, { invoiceId: asInvoiceId(invoiceId), minor: part.minor, currency }),
              part.on,
            ),
      )
      // First what stood without a name goes, so that no balance is below nothing in between.
      return [
        ...takenBack,
        ...postingRows(place, clientId, paymentPosting({ id: asPaymentId(id), amount, parts }), bookedOn),
      ]
    }),
  )
  await insertRows(
    tx,
    'TimelineEvent',
    payments.map(({ id, clientId, invoiceId, payment: { amount, method, invoiceNumber } }) => {
      const number = invoiceNumber === null ? {} : { number: invoiceNumber }
      const data: TimelineData['payment.settled'] = { paymentId: id, amount: moneyData(amount), method, ...number }
      return { businessId, id: newId(), at, type: 'payment.settled', actor, clientId, invoiceId, data }
    }),
  )
  await followUpBooked(tx, place, payments)
}

const explainedMinor = ({ explained }: BookedPayment): bigint => explained.reduce((sum, { minor }) => sum + minor, 0n)
