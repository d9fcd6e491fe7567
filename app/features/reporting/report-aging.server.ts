import { readOpenByClient, readOpenGroups } from '#app/db/sql/report-open.server.ts'
import type { ClientAging, OpenQuestion } from '#app/db/sql/report-open.server.ts'
import { keepWhenLarge } from '#app/db/read/keep-when-large.server.ts'
import { compareDays, parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { agingReport } from '#app/domain/reporting/aging-report.ts'
import type { AgingReport } from '#app/domain/reporting/aging-report.ts'
import type { ReportScope } from './report-scope.ts'

const questionOf = ({ businessId, currency, timeZone, today }: ReportScope, asOf: PlainDate): OpenQuestion => ({
  ...{ businessId, currency, timeZone, asOf, isPast: compareDays(asOf, today) < 0 },
})

/** What was open at the end of `asOf`, by how late it was and by stage; today's comes from the balances as they are. */
export async function reportAging(scope: ReportScope, asOf: PlainDate): Promise<AgingReport> {
  return agingReport(await keptGroups(JSON.stringify(questionOf(scope, asOf))), asOf)
}

/** The same by client, who owed most first; `after` is the `next` of the page before. */
export async function reportAgingByClient(
  scope: ReportScope,
  asOf: PlainDate,
  page: { after: string | null; limit: number },
): Promise<{ rows: ClientAging[]; next: string | null }> {
  return keptClients(JSON.stringify({ question: questionOf(scope, asOf), page }))
}

/** The same for somebody who reads through all of it: nothing of it is kept. */
export const readAgingByClient = (
  scope: ReportScope,
  asOf: PlainDate,
  page: { after: string | null; limit: number },
): Promise<{ rows: ClientAging[]; next: string | null }> => readOpenByClient(questionOf(scope, asOf), page)

const keptGroups = keepWhenLarge((key: string) => readOpenGroups(revive(JSON.parse(key) as Written)))
const keptClients = keepWhenLarge((key: string) => {
  const { question, page } = JSON.parse(key) as { question: Written; page: { after: string | null; limit: number } }
  return readOpenByClient(revive(question), page)
})

type Written = Omit<OpenQuestion, 'asOf'> & { readonly asOf: string }

function revive(written: Written): OpenQuestion {
  const asOf = parseDay(written.asOf)
  if (!asOf) throw new RangeError(`not a day: ${written.asOf}`)
  return { ...written, asOf }
}
