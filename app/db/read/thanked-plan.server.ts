import type { Tx } from '#app/db/transaction.server.ts'
import type { ThankYouFacts } from '#app/domain/thank-you/thank-you-draft.ts'
import { readPlanStandings } from './plan-standing.server.ts'
import type { PlanOnRecord } from './plan-standing.server.ts'

/**
 * The instalment that a payment has just completed, for its thank-you; null where it completed none. Read in the transaction
 * that settles the payment, after its plans were brought in line: what was paid at `now` was paid by it.
 */
export async function readThankedPlan(
  tx: Tx,
  businessId: string,
  invoiceIds: readonly string[],
  now: Date,
): Promise<ThankedPlan | null> {
  const [plan = null] = await readThankedPlans(tx, businessId, [invoiceIds], now)
  return plan
}

type ThankedPlan = NonNullable<ThankYouFacts['plan']>

/** The same for several payments at once, each by its invoices. */
export async function readThankedPlans(
  tx: Tx,
  businessId: string,
  payments: readonly (readonly string[])[],
  now: Date,
): Promise<(ThankedPlan | null)[]> {
  const invoiceId = { in: payments.flat() }
  const paid = await tx.planInstalment.findMany({
    where: { businessId, paidAt: now, plan: { acceptedAt: { not: null }, invoices: { some: { invoiceId } } } },
    select: { planId: true, position: true, plan: { select: { invoices: { select: { invoiceId: true } } } } },
  })
  const planIds = [...new Set(paid.map(({ planId }) => planId))]
  const standings = await readPlanStandings(tx, businessId, planIds, now)
  return payments.map((invoiceIds) => {
    const own = paid.filter(({ plan }) => plan.invoices.some((one) => invoiceIds.includes(one.invoiceId)))
    const standing = own[0] && standings.get(own[0].planId)?.standing
    return standing ? thankedPlan(standing, own) : null
  })
}

function thankedPlan(
  standing: PlanOnRecord['standing'],
  paid: readonly { planId: string; position: number }[],
): ThankedPlan {
  const [first] = paid
  const { instalments, next } = standing
  const positions = paid.filter(({ planId }) => planId === first?.planId).map(({ position }) => position)
  const open = instalments.filter(({ status }) => status !== 'paid')
  return {
    instalment: Math.max(...positions),
    count: instalments.length,
    next: next && { amount: next.open, dueOn: next.dueOn, after: open.length - 1 },
  }
}
