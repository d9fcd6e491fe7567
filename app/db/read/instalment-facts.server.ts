import type { Tx } from '#app/db/transaction.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import { slowestPace } from '#app/domain/dunning/send-after-approval.ts'
import { restsBesides } from '#app/domain/plan/decide-instalment.ts'
import type { InstalmentFacts } from '#app/domain/plan/decide-instalment.ts'
import { loadDunningFacts } from './dunning-facts.server.ts'
import { readPlanStandings } from './plan-standing.server.ts'
import type { PlanOnRecord } from './plan-standing.server.ts'
import { loadPlanRules } from './plans.server.ts'

export interface LoadedInstalments {
  readonly plan: PlanOnRecord
  readonly dunning: DunningFacts
  readonly facts: InstalmentFacts
}

/** What a decision about an active plan's instalments rests on, as it stands now; null for a plan that is not active. The caller holds the client's lock. */
export async function loadInstalmentFacts(
  tx: Tx,
  businessId: string,
  planId: string,
  now: Date,
): Promise<LoadedInstalments | null> {
  const plan = (await readPlanStandings(tx, businessId, [planId], now)).get(planId)
  if (plan?.state !== 'active') return null
  const dunning = await loadDunningFacts(tx, businessId, plan.clientId, now)
  if (!dunning) return null
  const zone = dunning.business.timeZone
  const { graceDays } = await loadPlanRules(tx, businessId, plan.currency)
  const instalments = await tx.planInstalment.findMany({
    where: { businessId, planId },
    select: { position: true, missedAt: true, autopayAt: true, notices: { select: { step: true } } },
  })
  const covered = dunning.invoices.filter(({ id }) => plan.invoices.some((invoice) => invoice.id === id))
  const debits = new Map<number, PlainDate>()
  for (const { position, autopayAt } of instalments)
    if (plan.autopayMethodId && autopayAt) debits.set(position, todayIn(zone, instantOf(autopayAt)))
  const today = todayIn(zone, instantOf(now))
  return {
    plan,
    dunning,
    facts: {
      dunning,
      pace: slowestPace(covered.map(({ policy }) => policy)),
      agreedOn: todayIn(zone, instantOf(plan.agreedAt)),
      graceDays,
      standing: plan.standing,
      taken: instalments.flatMap(({ position, notices }) => notices.map(({ step }) => ({ position, step }))),
      asked: instalments.filter(({ missedAt }) => missedAt !== null).map(({ position }) => position),
      debits,
      rests: restsBesides(covered, today),
    },
  }
}
