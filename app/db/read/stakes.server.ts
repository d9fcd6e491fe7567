import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import { guardRails, planLimits } from '#app/domain/plan/check-plan.ts'
import type { PlanLimitKey } from '#app/domain/plan/check-plan.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import { loadPlanRules, planOfRow, standingOffer, withTalk } from './plans.server.ts'

/** What a case asks for: how much of an invoice is in question. */
export interface DisputeStake {
  readonly inQuestion: Money
  readonly of: Money
}

/** What a client offers, and which of the business's limits it does not keep. */
export interface PlanStake {
  readonly clientName: string
  readonly rows: readonly PlanRow[]
  readonly missed: readonly PlanLimitKey[]
}

/** What is at stake in these disputes and plans, each by its id; those that are not there have no entry. */
export async function readStakes(
  businessId: string,
  { disputeIds, planIds, today }: { disputeIds: readonly string[]; planIds: readonly string[]; today: PlainDate },
): Promise<{ disputes: Map<string, DisputeStake>; plans: Map<string, PlanStake> }> {
  const [disputes, plans] = await Promise.all([
    readDisputes(businessId, disputeIds),
    readPlans(businessId, planIds, today),
  ])
  return { disputes, plans }
}

async function readDisputes(businessId: string, ids: readonly string[]): Promise<Map<string, DisputeStake>> {
  if (ids.length === 0) return new Map()
  const rows = await prisma.dispute.findMany({
    where: { businessId, id: { in: [...ids] } },
    select: {
      id: true,
      amountMinor: true,
      currency: true,
      invoice: { select: { balanceMinor: true, totalMinor: true } },
    },
  })
  return new Map(
    rows.map(({ id, amountMinor, currency, invoice: { balanceMinor, totalMinor } }) => [
      id,
      { inQuestion: { minor: amountMinor ?? balanceMinor, currency }, of: { minor: totalMinor, currency } },
    ]),
  )
}

async function readPlans(
  businessId: string,
  ids: readonly string[],
  today: PlainDate,
): Promise<Map<string, PlanStake>> {
  if (ids.length === 0) return new Map()
  const found = await prisma.instalmentPlan.findMany({
    where: { businessId, id: { in: [...ids] } },
    include: withTalk,
  })
  const plans = found.map(planOfRow)
  const currencies = [...new Set(plans.map(({ total }) => total.currency))]
  const rules = new Map(
    await Promise.all(currencies.map(async (code) => [code, await loadPlanRules(prisma, businessId, code)] as const)),
  )
  return new Map(
    plans.flatMap((plan) => {
      const allowed = rules.get(plan.total.currency)
      if (!allowed) return []
      const { rows } = standingOffer(plan)
      const rails = guardRails(rows, planLimits(allowed, plan.total, today))
      const missed = rails.filter(({ isKept }) => !isKept).map(({ limit }) => limit)
      return [[plan.id, { clientName: plan.clientName, rows, missed }] as const]
    }),
  )
}

export interface PromiseDue {
  readonly id: string
  readonly dueOn: PlainDate
  readonly amount: Money
  readonly clientName: string
  readonly invoice: { readonly id: string; readonly number: string }
}

const PROMISES_SHOWN = 5

/** Promises that are to be kept by `day` and have not been, the earliest first. */
export async function listPromisesDue(businessId: string, day: PlainDate): Promise<PromiseDue[]> {
  const rows = await prisma.promiseToPay.findMany({
    where: { businessId, state: 'pending', dueOn: { lte: dayToColumn(day) } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: PROMISES_SHOWN,
    include: { client: { select: { name: true } }, invoice: { select: { id: true, number: true } } },
  })
  return rows.map(({ id, dueOn, amountMinor, currency, client, invoice }) => ({
    ...{ id, clientName: client.name, invoice },
    dueOn: dayFromColumn(dueOn),
    amount: { minor: amountMinor, currency },
  }))
}
