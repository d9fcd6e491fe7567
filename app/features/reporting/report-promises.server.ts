import { readPlanMonths, readPromiseMonths } from '#app/db/sql/report-agreements.server.ts'
import type { PlanMonth, PromiseMonth } from '#app/db/sql/report-agreements.server.ts'
import type { ReportRequest } from './read-report-request.server.ts'

/** How promises and plans of a period were kept, by month; months without any are left out. */
export async function reportPromises({
  scope: { businessId, currency, timeZone },
  ...days
}: Pick<ReportRequest, 'scope' | 'from' | 'until' | 'period'>): Promise<{
  promises: PromiseMonth[]
  plans: PlanMonth[]
}> {
  const { from, until, period } = days
  const [promises, plans] = await Promise.all([
    readPromiseMonths({ businessId, currency, from, until, timeZone }),
    readPlanMonths({ businessId, currency, timeZone, ...period }),
  ])
  return { promises, plans }
}
