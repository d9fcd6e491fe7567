import { readPaymentOnBooks } from '#app/db/read/paid-payment.server.ts'
import type { PaymentOnBooks } from '#app/db/read/paid-payment.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { insertRefund } from '#app/db/write/refunds.server.ts'
import { matchRefunds } from '#app/domain/payment/match-refunds.ts'
import type { RefundMove, ReportedRefund } from '#app/domain/payment/match-refunds.ts'
import type { RefundEffect } from '#app/domain/payment/give-back.ts'
import { newId } from '#app/ids.server.ts'
import { bookRefund } from './book-refund.server.ts'
import { failRefund } from './fail-refund.server.ts'

/** When a refund that is on its way is asked about, unless the provider tells of it first. */
const askAgainMs = 24 * 60 * 60_000

interface ProviderRefunds {
  businessId: string
  payment: PaymentOnBooks
  reported: readonly ReportedRefund[]
  now: Date
}

/** Brings our refunds of a payment in line with the provider's list of them. True when something was new. */
export async function applyRefunds(tx: Tx, { businessId, payment, reported, now }: ProviderRefunds): Promise<boolean> {
  const { row } = payment
  const known = row.refunds
    .filter(({ method }) => method === 'provider')
    .map(({ id, providerRef, state, amountMinor, requestedBy }) => ({
      ...{ id, providerRef, state },
      amount: { minor: amountMinor, currency: row.currency },
      isCarriedOver: providerRef === null && requestedBy === 'provider',
    }))
  const moves = matchRefunds(reported, known, row.currency)
  for (const move of moves) await applyMove(tx, businessId, row.id, move, now)
  return moves.length > 0
}

async function applyMove(tx: Tx, businessId: string, paymentId: string, move: RefundMove, now: Date): Promise<void> {
  // Each move changes what the next one finds.
  const payment = await readPaymentOnBooks(tx, businessId, paymentId)
  if (!payment) return
  const { report } = move
  if (move.kind === 'fail')
    return failRefund(tx, { ...{ businessId, refundId: move.id, now }, reason: report.failureReason ?? 'refused' })
  const ended = {
    providerRef: report.ref,
    ...(report.status === 'settled'
      ? { endedAt: now, nextTryAt: null }
      : { nextTryAt: new Date(now.getTime() + askAgainMs) }),
  }
  if (move.kind === 'settle') {
    await tx.refund.update({
      where: { businessId_id: { businessId, id: move.id } },
      data: { ...ended, state: 'settled' },
    })
    return
  }
  const asked = payment.row.refunds.find(({ id }) => id === move.id)
  const id = asked?.id ?? newId()
  const refund = {
    ...{ id, amount: report.amount, method: 'provider' },
    effect: (asked?.effect ?? 'reopen') as RefundEffect,
    reason: asked?.reason ?? 'Refunded at the provider',
  }
  const actor = asked?.requestedBy ?? 'provider'
  await bookRefund(tx, { businessId, payment, refund, actor, now })
  if (asked) {
    await tx.refund.update({ where: { businessId_id: { businessId, id } }, data: { ...ended, state: move.state } })
    return
  }
  const { clientId } = payment.row
  await insertRefund(tx, { ...refund, ...ended, businessId, clientId, paymentId, state: move.state, actor, now })
}
