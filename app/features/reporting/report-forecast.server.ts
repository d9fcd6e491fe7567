import { prisma } from '#app/db/client.server.ts'
import { keepWhenLarge } from '#app/db/read/keep-when-large.server.ts'
import { readPlanStandings } from '#app/db/read/plan-standing.server.ts'
import { readExpectedInvoices, readPendingPromises } from '#app/db/sql/report-expected.server.ts'
import type { PendingPromise } from '#app/db/sql/report-expected.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import { isPositive } from '#app/domain/money.ts'
import { forecast, weighPromise } from '#app/domain/reporting/forecast.ts'
import type { ExpectedItem, Forecast, PromiseTally } from '#app/domain/reporting/forecast.ts'
import type { ReportScope } from './report-scope.ts'

/** Money expected, in minor units of one currency. All of it together is what is open today. */
export interface ForecastReport extends Forecast {
  /** Open and in dispute: expected by nobody. */
  readonly disputed: bigint
  /** What promises say beyond what they count for. */
  readonly doubted: bigint
  /** Open on invoices under a plan, but no part of the plan: fees and interest that came later. */
  readonly besidePlans: bigint
  readonly promises: PromiseTally
  /** Median days from due date to payment in the last year; null where nobody has paid. */
  readonly usualDelay: number | null
}

/** What the next twelve weeks are likely to bring: promises as they are kept, instalments as agreed, the rest by habit. */
export async function reportForecast(scope: ReportScope, now: Date): Promise<ForecastReport> {
  const { businessId, currency, today } = scope
  const [{ expected, promised, promises }, planned] = await Promise.all([
    keptExpected(JSON.stringify([businessId, currency, scope.timeZone, today.toString()])),
    readInstalments(businessId, currency, now),
  ])
  const items = [...promised, ...planned, ...expected.invoices.map((row) => ({ ...row, source: 'invoice' as const }))]
  return {
    ...forecast(items, today),
    disputed: expected.disputedMinor,
    doubted: promised.reduce((sum, { said, minor }) => sum + said - minor, 0n),
    besidePlans: planned.reduce((rest, { minor }) => rest - minor, expected.plannedMinor),
    promises,
    usualDelay: expected.usualDelay,
  }
}

const keptExpected = keepWhenLarge(async (key: string) => {
  const [businessId, currency, timeZone, day] = JSON.parse(key) as [string, string, string, string]
  const today = parseDay(day)
  if (!today) throw new RangeError(`not a day: ${day}`)
  const [expected, { promises, business }] = await Promise.all([
    readExpectedInvoices({ businessId, currency, timeZone, today }),
    readPendingPromises(businessId, currency),
  ])
  return { expected, promised: promisedByDay(promises, business), promises: business }
})

/** What promises of a day count for together, and what they say. */
function promisedByDay(promises: readonly PendingPromise[], business: PromiseTally) {
  const days = new Map<string, ExpectedItem & { source: 'promise'; said: bigint }>()
  for (const { on, minor: said, ...client } of promises) {
    const minor = weighPromise(said, client, business)
    const day = days.get(on.toString())
    days.set(on.toString(), {
      source: 'promise',
      on,
      minor: minor + (day?.minor ?? 0n),
      said: said + (day?.said ?? 0n),
    })
  }
  return [...days.values()]
}

async function readInstalments(businessId: string, currency: string, now: Date): Promise<ExpectedItem[]> {
  const active = await prisma.instalmentPlan.findMany({
    where: { businessId, currency, state: 'active' },
    select: { id: true },
  })
  const ids = active.map(({ id }) => id)
  const plans = await readPlanStandings(prisma, businessId, ids, now)
  return [...plans.values()].flatMap(({ standing }) =>
    standing.instalments
      .filter(({ open }) => isPositive(open))
      .map(({ dueOn, open }) => ({ source: 'plan' as const, on: dueOn, minor: open.minor })),
  )
}
