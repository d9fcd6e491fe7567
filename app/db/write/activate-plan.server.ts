import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Plan } from '#app/db/read/plans.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import { nextPlanState } from '#app/domain/plan/plan-state.ts'
import { acceptedByRules } from '#app/domain/plan/plan-terms.ts'
import { doubtCheckouts } from './doubt-checkouts.server.ts'

export interface Acceptance {
  /** Null: the business's own limits accepted. */
  name: string | null
  /** Network address; null: not over the network, or not a client's. */
  from: string | null
  termsHash: string
  now: Date
}

/** Makes the offer that stands the agreed plan, with a row for each instalment. False when somebody was first. The caller holds the client's lock. */
export async function activatePlan(
  tx: Tx,
  { businessId, id, state: before, round }: Plan,
  rows: readonly PlanRow[],
  { name, from, termsHash, now }: Acceptance,
): Promise<boolean> {
  const state = nextPlanState(before, 'accept')
  if (!state) return false
  const { count } = await tx.instalmentPlan.updateMany({
    where: { businessId, id, state: before, round },
    data: {
      ...{ state, termsHash, acceptedAt: now, acceptedName: name ?? acceptedByRules, acceptedFrom: from },
      // The worker looks at once and sets when it looks again.
      nextCheckAt: now,
    },
  })
  if (count === 0) return false
  await tx.planInstalment.createMany({
    data: rows.map(({ dueOn, amount }, n) => ({
      ...{ businessId, planId: id, position: n + 1, dueOn: dayToColumn(dueOn), amountMinor: amount.minor },
    })),
  })
  // Whoever agreed to parts has no use for a checkout of the whole that is still open (P18).
  const covered = await tx.planInvoice.findMany({ where: { businessId, planId: id }, select: { invoiceId: true } })
  await doubtCheckouts(tx, { businessId, invoiceIds: covered.map(({ invoiceId }) => invoiceId), now })
  return true
}
