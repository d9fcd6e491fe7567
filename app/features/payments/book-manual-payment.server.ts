import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import { loadSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import { bookedOn } from '#app/domain/payment/booked-on.ts'
import { settlePayment } from '#app/domain/payment/settle-payment.ts'
import { applySettlements } from './apply-settlement.server.ts'

export interface ManualPaymentFacts {
  businessId: string
  clientId: string
  paymentId: string
  amount: Money
  method: 'check' | 'transfer' | 'cash' | 'other' | 'card' | 'ach' | 'paypal'
  /** The provider that holds it, and what it calls it: known once, it cannot count twice. Left out: money in hand. */
  at?: { provider: 'stripe' | 'paypal'; providerRef: string; checkoutRef: string | null }
  receivedOn: PlainDate
  /** What stood on the cheque or the transfer. */
  reference: string | null
  /** `user:<id>` or `api:<key id>`. */
  actor: string
  now: Date
}

/** Money in hand: settled at once like any other payment, and on the books as of the day it came. The caller holds the client's lock. */
export async function bookManualPayment(
  tx: Tx,
  payment: ManualPaymentFacts,
  targets: readonly { invoiceId: string; amountMinor: bigint; discountMinor: bigint }[],
  restIsMeant: boolean,
): Promise<void> {
  const { businessId, clientId, paymentId, amount, method, reference, receivedOn, at, actor, now } = payment
  await tx.payment.create({
    data: {
      ...{ businessId, id: paymentId, clientId, method, state: 'started', reference },
      ...(at ?? { provider: 'manual' }),
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
  const today = todayIn(facts.businessZone, instantOf(now))
  const invoiceIds = targets.map(({ invoiceId }) => invoiceId)
  const occurredOn = bookedOn(receivedOn, await readBeginnings(tx, businessId, invoiceIds), today)
  await applySettlements(tx, { businessId, actor, occurredOn, now }, [{ facts, settlement, finding: null }])
}

/** The days from which these invoices were owed, and given up where they were. */
async function readBeginnings(tx: Tx, businessId: string, invoiceIds: readonly string[]): Promise<PlainDate[]> {
  const entries = await tx.ledgerEntry.findMany({
    where: {
      ...{ businessId, invoiceId: { in: [...invoiceIds] } },
      OR: [
        { account: 'revenue', amountMinor: { lt: 0 } },
        { account: 'write_off', amountMinor: { gt: 0 } },
      ],
    },
    select: { occurredOn: true },
  })
  return entries.map(({ occurredOn }) => dayFromColumn(occurredOn))
}
