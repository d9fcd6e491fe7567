import { prisma } from '#app/db/client.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { sumMoney, zero } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { mostAllowed, planLimits } from '#app/domain/plan/check-plan.ts'
import { isLivePlan } from '#app/domain/plan/plan-state.ts'
import { acceptedByRules } from '#app/domain/plan/plan-terms.ts'
import type { PlanObstacle, PlanOnPage, PlanToAskFor } from '#app/domain/portal/plan-page.ts'
import { readPlanStandings } from './plan-standing.server.ts'
import { loadLatestPlan, loadLivePlan, loadPlanRules, standingOffer } from './plans.server.ts'
import type { Plan } from './plans.server.ts'

interface Subject {
  businessId: string
  clientId: string
  invoiceId: string
  now: Date
}

/** The plan of an invoice as its page shows it: the one that is live, else the last; null where there was none. */
export async function readPlanOfInvoice({ businessId, invoiceId, now }: Subject): Promise<PlanOnPage | null> {
  const plan =
    (await loadLivePlan(prisma, businessId, invoiceId)) ?? (await loadLatestPlan(prisma, businessId, invoiceId))
  if (!plan) return null
  const { timeZone } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true },
  })
  return { ...(await partsOf(plan, now)), ...factsOf(plan, timeZone) }
}

function factsOf(plan: Plan, timeZone: string) {
  const { id, state, round, invoices, total, answerBy, acceptedName, acceptedAt, termsHash, autopay } = plan
  const { by, message } = standingOffer(plan)
  return {
    ...{ id, state, round, total, message, autopay },
    offeredBy: by,
    numbers: invoices.map(({ number }) => number),
    answerBy: answerBy && answerBy.toString(),
    acceptedName: acceptedName === acceptedByRules ? null : acceptedName,
    acceptedOn: acceptedAt && todayIn(timeZone, instantOf(acceptedAt)).toString(),
    hasTerms: termsHash !== null,
  }
}

async function partsOf(plan: Plan, now: Date): Promise<Pick<PlanOnPage, 'instalments' | 'remaining'>> {
  const standing = (await readPlanStandings(prisma, plan.businessId, [plan.id], now)).get(plan.id)?.standing
  if (standing) {
    const { instalments, remaining } = standing
    return {
      remaining,
      instalments: instalments.map(({ position, dueOn, amount, paid, status }) => ({
        ...{ position, amount, paid, status },
        dueOn: dueOn.toString(),
      })),
    }
  }
  const offered = standingOffer(plan).rows.map(({ dueOn, amount }, n) => ({
    ...{ position: n + 1, dueOn: dueOn.toString(), amount, paid: zero(amount.currency), status: null },
  }))
  return { remaining: null, instalments: offered }
}

/**
 * What a client can propose for these invoices now: those of the talk that is on, else the ones asked about. Invoices of
 * another client or another currency than the first are left out.
 */
export async function readPlanToAskFor(
  { businessId, clientId, invoiceId, now }: Subject,
  invoiceIds: readonly string[] = [invoiceId],
): Promise<PlanToAskFor> {
  const live = await loadLivePlan(prisma, businessId, invoiceId)
  const ids = live ? live.invoices.map((covered) => covered.invoiceId) : invoiceIds
  const found = await prisma.invoice.findMany({
    where: { businessId, clientId, id: { in: [...ids] } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, number: true, state: true, currency: true, balanceMinor: true, processingMinor: true },
      holds: { where: { kind: 'dispute', amountMinor: null, releasedAt: null }, select: { id: true } },
    },
  })
  const currency = found.find(({ id }) => id === invoiceId)?.currency ?? found[0]?.currency ?? 'USD'
  const invoices = found.filter((invoice) => invoice.currency === currency)
  const open = invoices.filter(({ state, balanceMinor }) => state === 'issued' && balanceMinor > 0n)
  const total = sumMoney(
    open.map(({ balanceMinor }) => ({ minor: balanceMinor, currency })),
    currency,
  )
  const { timeZone } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true },
  })
  const today = todayIn(timeZone, instantOf(now))
  const limits = planLimits(await loadPlanRules(prisma, businessId, currency), total, today)
  const isTalk = live !== null && isLivePlan(live.state) && live.state !== 'active'
  return {
    ...{ total, months: limits.months, smallest: limits.smallest, firstAtLeast: limits.firstAtLeast },
    invoiceIds: open.map(({ id }) => id),
    numbers: open.map(({ number }) => number),
    most: mostAllowed(limits, total),
    firstBy: limits.firstBy.toString(),
    today: today.toString(),
    obstacle: obstacleTo(open, total, { smallest: limits.smallest, isTalk }),
  }
}

function obstacleTo(
  open: readonly { processingMinor: bigint; holds: readonly unknown[] }[],
  total: Money,
  { smallest, isTalk }: { smallest: Money; isTalk: boolean },
): PlanObstacle | null {
  if (open.length === 0) return 'nothing_open'
  if (open.some(({ holds }) => holds.length > 0)) return 'in_dispute'
  if (!isTalk && open.some(({ processingMinor }) => processingMinor > 0n)) return 'processing'
  return total.minor < 2n * smallest.minor ? 'too_small' : null
}
