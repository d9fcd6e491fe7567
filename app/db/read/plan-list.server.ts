import { dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import { planShelves } from '#app/domain/plan/plan-shelf.ts'
import type { PlanShelf } from '#app/domain/plan/plan-shelf.ts'
import type { PlanState } from '#app/domain/plan/plan-state.ts'
import { readPlanStandings } from './plan-standing.server.ts'
import { planOfRow, standingOffer, withTalk } from './plans.server.ts'

export interface PlanListRow {
  readonly id: string
  readonly state: PlanState
  readonly clientName: string
  readonly numbers: readonly string[]
  readonly total: Money
  /** How many instalments. */
  readonly count: number
  /** YYYY-MM-DD; of an offer that waits. */
  readonly answerBy: string | null
  /** Of an agreed plan: the first instalment that is not paid whole. */
  readonly next: { readonly position: number; readonly dueOn: string; readonly open: Money } | null
  readonly remaining: Money | null
  readonly at: Date
}

const PAGE_ROWS = 50

/** Plans of one shelf, the newest first; those whose answer is due soonest first while they wait. `after` is the last id shown. */
export async function listPlans(
  businessId: string,
  { shelf, after, now, limit = PAGE_ROWS }: { shelf: PlanShelf; after: string | null; now: Date; limit?: number },
): Promise<{ rows: PlanListRow[]; next: string | null }> {
  const waits = shelf === 'waiting' || shelf === 'offered'
  const found = await prisma.instalmentPlan.findMany({
    where: await whereOf(businessId, shelf, now),
    orderBy: waits ? [{ answerBy: 'asc' }, { id: 'asc' }] : [{ id: 'desc' }],
    ...(after && { cursor: { businessId_id: { businessId, id: after } }, skip: 1 }),
    take: limit + 1,
    include: withTalk,
  })
  const shown = found.slice(0, limit)
  const standings = await readPlanStandings(
    prisma,
    businessId,
    shown.map(({ id }) => id),
    now,
  )
  const rows = shown.map((row): PlanListRow => {
    const plan = planOfRow(row)
    const standing = plan.state === 'active' ? standings.get(plan.id)?.standing : undefined
    const next = standing?.next
    return {
      ...{ id: plan.id, state: plan.state, clientName: plan.clientName, total: plan.total },
      numbers: plan.invoices.map(({ number }) => number),
      count: standingOffer(plan).rows.length,
      answerBy: plan.answerBy && plan.answerBy.toString(),
      next: next ? { position: next.position, dueOn: next.dueOn.toString(), open: next.open } : null,
      remaining: standing?.remaining ?? null,
      at: plan.endedAt ?? plan.acceptedAt ?? plan.createdAt,
    }
  })
  return { rows, next: found.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** How many stand on each shelf. */
export async function countPlans(businessId: string, now: Date): Promise<Record<PlanShelf, number>> {
  const counts = await Promise.all(
    planShelves.map(async (shelf) => prisma.instalmentPlan.count({ where: await whereOf(businessId, shelf, now) })),
  )
  return Object.fromEntries(planShelves.map((shelf, n) => [shelf, counts[n] ?? 0])) as Record<PlanShelf, number>
}

async function whereOf(businessId: string, shelf: PlanShelf, now: Date): Promise<Prisma.InstalmentPlanWhereInput> {
  if (shelf === 'waiting') return { businessId, state: 'proposed' }
  if (shelf === 'offered') return { businessId, state: 'countered' }
  if (shelf === 'ended') return { businessId, state: { in: ['completed', 'defaulted', 'cancelled', 'declined'] } }
  const { timeZone } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true },
  })
  const isLate = { some: { paidAt: null, dueOn: { lt: dayToColumn(todayIn(timeZone, instantOf(now))) } } }
  return {
    businessId,
    state: 'active',
    ...(shelf === 'late' ? { instalments: isLate } : { NOT: { instalments: isLate } }),
  }
}
