import { keepWhenLarge } from '#app/db/read/keep-when-large.server.ts'
import { readFunnel } from '#app/db/sql/report-funnel.server.ts'
import type { FunnelStage } from '#app/db/sql/report-funnel.server.ts'
import type { ReportRequest } from './read-report-request.server.ts'

/** What each stage of follow-up brought in; over very many steps some seconds or minutes old. */
export const reportFunnel = ({ scope, period }: Pick<ReportRequest, 'scope' | 'period'>): Promise<FunnelStage[]> =>
  kept(JSON.stringify([scope.businessId, scope.currency, period.from.getTime(), period.until.getTime()]))

const kept = keepWhenLarge((key: string) => {
  const [businessId, currency, from, until] = JSON.parse(key) as [string, string, number, number]
  return readFunnel({ businessId, currency, from: new Date(from), until: new Date(until) })
})
