import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import type { RefundEffect } from '#app/domain/payment/give-back.ts'
import type { RefundState } from '#app/domain/payment/refund-state.ts'

export interface NewRefund {
  businessId: string
  id: string
  clientId: string
  /** Null where credit is paid out by other means. */
  paymentId: string | null
  amount: Money
  effect: RefundEffect
  reason: string
  /** `provider`, or how a person paid it out. */
  method: string
  state: RefundState
  actor: string
  providerRef?: string
  reference?: string | null
  paidOn?: PlainDate | null
  endedAt?: Date | null
  nextTryAt?: Date | null
  now: Date
}

/** Writes a refund down; one of this id that is there already is a unique violation. */
export async function insertRefund(tx: Tx, refund: NewRefund): Promise<void> {
  const { amount, actor, now, paidOn, ...row } = refund
  await tx.refund.create({
    data: {
      ...row,
      ...{ amountMinor: amount.minor, currency: amount.currency, requestedBy: actor, requestedAt: now },
      paidOn: paidOn ? dayToColumn(paidOn) : null,
    },
  })
}
