import { prisma } from '#app/db/client.server.ts'
import { readClientCredit, readCreditSpokenFor } from '#app/db/read/client-credit.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readPaymentOnBooks } from '#app/db/read/paid-payment.server.ts'
import type { PaymentOnBooks } from '#app/db/read/paid-payment.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { insertRefund } from '#app/db/write/refunds.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { creditSum } from '#app/domain/ledger/client-credit.ts'
import type { Money } from '#app/domain/money.ts'
import type { RefundEffect } from '#app/domain/payment/give-back.ts'
import { checkRefund } from '#app/domain/payment/refundable.ts'
import type { RefundableFacts, RefundRefusal } from '#app/domain/payment/refundable.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { bookPaidOut } from './book-paid-out.server.ts'

/** How a person gave it back where no provider can. */
export interface PaidOut {
  method: 'check' | 'transfer' | 'cash' | 'other'
  paidOn: PlainDate
  reference: string | null
}

export interface RefundWish {
  businessId: string
  paymentId: string
  /** Made by whoever asks, so that a second press of the same form gives nothing more. */
  refundId: string
  amount: Money
  effect: RefundEffect
  /** Plain words; a credit note shows them to the client. */
  reason: string
  /** Null: through the provider. */
  paidOut: PaidOut | null
  actor: string
  now: Date
}

export type RefundAnswer = Result<{ refundId: string }, 'not_found' | 'no_provider' | RefundRefusal>

/**
 * Writes a refund down before anybody is asked for it: checked under the client's lock against what is left, so that presses at
 * once never give back more than came. A worker asks the provider; what was paid out by hand is booked at once.
 */
export async function requestRefund(wish: RefundWish): Promise<RefundAnswer> {
  const { businessId, paymentId, refundId, amount, effect, paidOut } = wish
  const found = await prisma.payment.findUnique({ where: { businessId_id: { businessId, id: paymentId } } })
  if (!found) return refuse('not_found')
  return inTransaction(async (tx): Promise<RefundAnswer> => {
    await lockClient(tx, businessId, found.clientId)
    const payment = await readPaymentOnBooks(tx, businessId, paymentId)
    if (!payment) return refuse('not_found')
    if (payment.row.refunds.some(({ id }) => id === refundId)) return ok({ refundId })
    if (!paidOut && !isWithProvider(payment)) return refuse('no_provider')
    const fits = checkRefund(await refundableFacts(tx, payment), { amount, effect })
    if (!fits.ok) return fits
    await writeDown(tx, payment, wish)
    if (paidOut) await bookPaidOut(tx, { payment, wish })
    return ok({ refundId })
  })
}

/** Whoever moved the money can move it back; what was recorded by hand is paid out by hand. */
export const isWithProvider = ({ row }: PaymentOnBooks): boolean =>
  row.provider !== 'manual' && row.providerRef !== null

/** What a refund is checked against. */
export async function refundableFacts(tx: Tx, { row, held, pending }: PaymentOnBooks): Promise<RefundableFacts> {
  const { businessId, clientId, currency, state } = row
  const whose = { businessId, clientId, currency }
  const credit = creditSum(await readClientCredit(tx, whose), currency)
  const spokenFor = await readCreditSpokenFor(tx, whose)
  return { state, held, pending, credit: { minor: credit.minor - spokenFor, currency } }
}

async function writeDown(tx: Tx, { row }: PaymentOnBooks, wish: RefundWish): Promise<void> {
  const { businessId, paymentId, refundId: id, amount, effect, reason, paidOut, actor, now } = wish
  const { clientId, method, amountMinor, currency } = row
  await insertRefund(tx, {
    ...{ businessId, id, clientId, paymentId, amount, effect, reason, actor, now },
    ...(paidOut
      ? { ...paidOut, state: 'settled', endedAt: now }
      : { method: 'provider', state: 'requested', nextTryAt: now }),
  })
  const target = await tx.paymentTarget.findFirst({ where: { businessId, paymentId }, select: { invoiceId: true } })
  const data = {
    ...{ paymentId, method, reason, refunded: moneyData(amount) },
    amount: moneyData({ minor: amountMinor, currency }),
  } satisfies TimelineData['payment.refund_asked']
  await recordEvents(tx, [
    {
      ...{ businessId, clientId, invoiceId: target?.invoiceId ?? null, type: 'payment.refund_asked' },
      ...{ actor, at: now, data },
    },
  ])
}
