import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { isPositive } from '#app/domain/money.ts'
import { firstCollection } from '#app/domain/plan/autopay.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import type { PlanOnRecord } from './plan-standing.server.ts'

export interface ConsentRows {
  readonly businessName: string
  /** What would be taken by itself if the client agreed now, and when. */
  readonly rows: readonly PlanRow[]
}

/**
 * What a client is asked to agree to. `except`: the instalment that is being paid by hand in the same breath; it is not among
 * them.
 */
export async function loadConsentRows(
  tx: Tx,
  businessId: string,
  { standing }: Pick<PlanOnRecord, 'standing'>,
  { except, now }: { except: number | null; now: Date },
): Promise<ConsentRows> {
  const { name, timeZone, sendHour } = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { name: true, timeZone: true, sendHour: true },
  })
  const rows = standing.instalments
    .filter(({ open, position }) => isPositive(open) && position !== except)
    .map(({ open, dueOn }) => ({
      amount: open,
      dueOn: todayIn(timeZone, firstCollection(dueOn, { timeZone, sendHour }, instantOf(now))),
    }))
  return { businessName: name, rows }
}

/** What is taken by itself next; `null` where nothing is. */
export async function loadNextCollection(
  tx: Tx,
  businessId: string,
  plan: PlanOnRecord,
  zone: string,
): Promise<PlanRow | null> {
  const row = await tx.planInstalment.findFirst({
    where: { businessId, planId: plan.id, autopayAt: { not: null }, paidAt: null },
    orderBy: { autopayAt: 'asc' },
  })
  const open = plan.standing.instalments.find(({ position }) => position === row?.position)?.open
  if (!row?.autopayAt || !open) return null
  return { amount: open, dueOn: todayIn(zone, instantOf(row.autopayAt)) }
}
