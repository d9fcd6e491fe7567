import { formatMoney } from '#app/domain/money.ts'
import { planWaitsFor } from '#app/domain/plan/plan-state.ts'
import type { PlanOnPage, PlanToAskFor } from '#app/domain/portal/plan-page.ts'
import type { PlanPageWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { dayOf } from './read-plan-form.ts'
import type { TypedPlan } from './read-plan-form.ts'

/** What an untouched form starts with: the schedule that stands, or three monthly parts from a week on. */
export function firstValues(plan: PlanOnPage | null, { most, today }: PlanToAskFor): TypedPlan {
  const stands = plan && planWaitsFor(plan.state) !== null ? plan.instalments : []
  const inAWeek = dayOf(today).add({ days: 7 }).toString()
  const [first] = stands
  return {
    count: String(stands.length > 0 ? stands.length : Math.max(2, Math.min(3, most))),
    first: first && first.dueOn >= today ? first.dueOn : inAWeek,
    ...{ rhythm: 'monthly', reason: '', down: '', downOn: '', amounts: [] },
  }
}

/** Why nothing can be proposed now, and what helps instead; null where something can. */
export function obstacleText({ blocked }: PlanPageWords, ask: PlanToAskFor, locale: string): string | null {
  if (!ask.obstacle) return null
  return ask.obstacle === 'too_small' ? blocked.too_small(formatMoney(ask.smallest, locale)) : blocked[ask.obstacle]
}
