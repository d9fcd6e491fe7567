import type { Tx } from '#app/db/transaction.server.ts'
import type { ThankYouFacts } from '#app/domain/thank-you/thank-you-draft.ts'
import { readPlanStandings } from './plan-standing.server.ts'

/**
 * The instalment that a payment has just completed, for its thank-you; null where it completed none. Read in the transaction
 * that settles the payment, after its plans were brought in line: what was paid at `now` was paid by it.
 */
export async function readThankedPlan(
  tx: Tx,
  businessId: string,
  invoiceIds: readonly string[],
  now: Date,
): Promise<NonNullable<ThankYouFacts['plan']> | null> {
  const paid = await tx.planInstalment.findMany({
    where: {
      businessId,
      paidAt: now,
      plan: { acceptedAt: { not: null }, invoices: { some: { invoiceId: { in: [...invoiceIds] } } } },
    },
    select: { planId: true, position: true },
  })
  const [first] = paid
  if (!first) return null
  const standing = (await readPlanStandings(tx, businessId, [first.planId], now)).get(first.planId)?.standing
  if (!standing) return null
  const { instalments, next } = standing
  const positions = paid.filter(({ planId }) => planId === first.planId).map(({ position }) => position)
  const open = instalments.filter(({ status }) => status !== 'paid')
  return {
    instalment: Math.max(...positions),
    count: instalments.length,
    next: next && { amount: next.open, dueOn: next.dueOn, after: open.length - 1 },
  }
}
