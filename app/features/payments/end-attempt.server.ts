import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadSettlementFacts } from '#app/db/read/settlement-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { instantOf } from '#app/domain/business-day.ts'
import { settlePayment } from '#app/domain/payment/settle-payment.ts'
import { applySettlements } from './apply-settlement.server.ts'

/** Ends an attempt that brought no money, by our own word: the client chose another way, or nobody can have seen its checkout. */
export async function endAttempt(
  payment: { businessId: string; id: string; clientId: string },
  status: 'cancelled' | 'expired',
  now: Date,
): Promise<void> {
  const { businessId, id, clientId } = payment
  await inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const facts = await loadSettlementFacts(tx, businessId, id)
    const settlement = settlePayment(
      { ...facts, provider: { status, amount: facts.payment.amount } },
      facts.businessZone,
      instantOf(now),
    )
    await applySettlements(tx, { businessId, now }, [{ facts, settlement, finding: null }])
  })
}
