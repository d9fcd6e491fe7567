import { dayToColumn } from '#app/db/calendar-day.ts'
import { loadSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import { settlePayment } from '#app/domain/payment/settle-payment.ts'
import { applySettlement } from './apply-settlement.server.ts'

export interface ManualPaymentFacts {
  businessId: string
  clientId: string
  paymentId: string
  amount: Money
  method: 'check' | 'transfer' | 'cash' | 'other'
  receivedOn: PlainDate
  /** What stood on the cheque or the transfer. */
  reference: string | null
  /** `user:<id>` or `api:<key id>`. */
  actor: string
  now: Date
}

/** Money in hand: written down and settled at once, like any other payment. The caller holds the client's lock. */
export async function bookManualPayment(
  tx: Tx,
  payment: ManualPaymentFacts,
  targets: readonly { invoiceId: string; amountMinor: bigint; discountMinor: bigint }[],
  restIsMeant: boolean,
): Promise<void> {
  const { businessId, clientId, paymentId, amount, method, reference, receivedOn, actor, now } = payment
  await tx.payment.create({
    data: {
      ...{ businessId, id: paymentId, clientId, provider: 'manual', method, state: 'started', reference },
      ...{ amountMinor: amount.minor, currency: amount.currency, startedAt: now },
      receivedOn: dayToColumn(receivedOn),
      // Never live: money in hand does not wait for an open checkout.
      targets: { create: targets.map((target) => ({ ...target, live: false })) },
    },
  })
  const facts = await loadSettlementFacts(tx, businessId, paymentId)
  const settlement = settlePayment(
    { ...facts, payment: { ...facts.payment, restIsMeant }, provider: { status: 'settled', amount } },
    facts.businessZone,
    instantOf(now),
  )
  await applySettlement(tx, { businessId, facts, settlement, finding: null, actor, now })
}
