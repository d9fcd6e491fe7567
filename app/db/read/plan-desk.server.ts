import { prisma } from '#app/db/client.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { equalMoney, isPositive } from '#app/domain/money.ts'
import { guardRails, planLimits } from '#app/domain/plan/check-plan.ts'
import { rescaleRows } from '#app/domain/plan/plan-schedule.ts'
import { planWaitsFor } from '#app/domain/plan/plan-state.ts'
import { acceptedByRules } from '#app/domain/plan/plan-terms.ts'
import { readPlanStandings } from './plan-standing.server.ts'
import { loadPlan, loadPlanRules, openOf, standingOffer } from './plans.server.ts'

export type PlanAtDesk = NonNullable<Awaited<ReturnType<typeof readPlanAtDesk>>>

/** All that a person decides about a plan with: the rounds, the sums of now, the limits, and how an agreed one goes. Days are YYYY-MM-DD. */
export async function readPlanAtDesk(businessId: string, planId: string, now: Date) {
  const plan = await loadPlan(prisma, businessId, planId)
  if (!plan) return null
  const { timeZone } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true },
  })
  const today = todayIn(timeZone, instantOf(now))
  const rules = await loadPlanRules(prisma, businessId, plan.total.currency)
  const standing = (await readPlanStandings(prisma, businessId, [planId], now)).get(planId)?.standing ?? null
  const offer = standingOffer(plan)
  const open = openOf(plan)
  const limits = planLimits(rules, plan.total, today)
  const { id, clientId, clientName, state, total, reason, round, answerBy, autopay } = plan
  return {
    ...{ id, clientId, clientName, state, total, open, reason, round, autopay },
    ...{ acceptedFrom: plan.acceptedFrom, endReason: plan.endReason, hasTerms: plan.termsHash !== null },
    acceptedName: plan.acceptedName === acceptedByRules ? null : plan.acceptedName,
    acceptedAt: plan.acceptedAt,
    endedAt: plan.endedAt,
    answerBy: answerBy && answerBy.toString(),
    waitsFor: planWaitsFor(state),
    /** Something was paid, credited or charged since the offer: it is to be made anew. */
    isMoved: plan.invoices.some(({ balance, amount }) => !equalMoney(balance, amount)),
    isOutdated: (offer.rows[0]?.dueOn.toString() ?? '') < today.toString(),
    invoices: plan.invoices.map(({ invoiceId, number, amount, balance }) => ({ invoiceId, number, amount, balance })),
    offers: plan.offers.map(({ rows, ...rest }) => ({ ...rest, rows: shown(rows) })),
    rails: guardRails(offer.rows, limits),
    limits: { ...limits, firstBy: limits.firstBy.toString() },
    /** The offer that stands, for the sums of now: what another one starts from. */
    nextRows: shown(isPositive(open) ? rescaleRows(offer.rows, open) : offer.rows),
    standing: standing && {
      remaining: standing.remaining,
      instalments: standing.instalments.map(({ position, dueOn, amount, paid, open: left, status }) => ({
        ...{ position, dueOn: dueOn.toString(), amount, paid, open: left, status },
      })),
    },
  }
}

const shown = (rows: readonly { dueOn: { toString(): string }; amount: { minor: bigint; currency: string } }[]) =>
  rows.map(({ dueOn, amount }) => ({ dueOn: dueOn.toString(), amount }))
