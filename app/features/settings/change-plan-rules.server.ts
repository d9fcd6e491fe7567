import { loadPlanRules } from '#app/db/read/plans.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { toDecimalString } from '#app/domain/money.ts'
import { formatPercent } from '#app/domain/percent.ts'
import type { PlanRules } from '#app/domain/plan/plan-rules.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'

const names: Record<keyof PlanRules, string> = {
  maxInstalments: 'most instalments of a plan',
  maxMonths: 'longest time of a plan',
  minInstalmentMinor: 'smallest instalment',
  minFirstBps: 'first payment of a plan',
  autoAcceptMaxMinor: 'plans accepted by themselves',
  freezesCharges: 'fees and interest beside a plan',
  graceDays: 'days of grace of an instalment',
  answerDays: 'days an offer stands',
}

/** Changes what clients may agree on in instalments. It counts for proposals from now on; what was agreed stays. */
export async function changePlanRules(call: {
  businessId: string
  rules: PlanRules
  currency: string
  actor: string
  now: Date
}): Promise<void> {
  const { businessId, rules, currency, actor, now } = call
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "Business" WHERE "id" = ${businessId}::uuid FOR UPDATE`
    const before = await loadPlanRules(tx, businessId, currency)
    const keys = Object.keys(names) as (keyof PlanRules)[]
    const changed = keys.filter((key) => before[key] !== rules[key]).map((key) => names[key])
    if (changed.length === 0) return
    await tx.planRules.upsert({ where: { businessId }, create: { businessId, ...rules }, update: rules })
    const sum = (minor: bigint) => `${toDecimalString({ minor, currency })} ${currency}`
    const changes = changesOf(
      keys,
      { ...before },
      { ...rules },
      {
        minInstalmentMinor: sum,
        autoAcceptMaxMinor: sum,
        minFirstBps: (bps: number) => formatPercent(BigInt(bps)),
      },
    )
    await recordEvents(tx, [{ businessId, type: 'business.updated', actor, at: now, data: { changed, changes } }])
  })
}
