import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Filter } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { shareOf } from '#app/domain/reporting/share.ts'
import { readReportRequest } from '#app/features/reporting/read-report-request.server.ts'
import { reportFunnel } from '#app/features/reporting/report-funnel.server.ts'
import { ChartRows } from '#app/ui/chart-rows.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FigureTable } from '#app/ui/figure-table.tsx'
import { stageWords } from '#app/ui/next-step-words.ts'
import { figureWords } from '#app/ui/report-format.ts'
import { ReportPage } from '#app/ui/report-page.tsx'

export const meta: MetaFunction = () => [{ title: 'Stages · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const asked = await readReportRequest(staff, new URL(request.url).searchParams, now())
  const stages = await reportFunnel(asked)
  return { choice: asked.choice, mayExport: can(staff.role, 'export-reports'), stages }
}

const levelWords = (level: number) => (level === 0 ? 'Before any message' : stageWords(stageKeys[level - 1] ?? null))

export default function Stages() {
  const { stages, ...page } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const { exact, percent, number } = figureWords(page.choice.currency, locale)
  return (
    <ReportPage name="funnel" lede="What each stage of follow-up brings in." asks="period" {...page}>
      {stages.length === 0 ? (
        <EmptyState Icon={Filter} title="Nothing was issued or followed up in this period">
          <p>Pick an earlier beginning, or come back when the first reminders are out.</p>
        </EmptyState>
      ) : (
        <Panel
          title="What became of the invoices that reached each stage"
          aside="Reached in the period, as it stands today"
        >
          <ChartRows
            title="Invoices by stage and what became of them"
            series={[
              { name: 'Paid before the next stage', tone: 'settled' },
              { name: 'Went on to the next stage', tone: 'late' },
              { name: 'Still there, or ended otherwise', tone: 'faint' },
            ]}
            rows={stages.map(({ level, reached, paid, movedOn }) => ({
              label: levelWords(level),
              value: `${paid} of ${reached} paid`,
              parts: [paid, movedOn, reached - paid - movedOn],
            }))}
          />
          <FigureTable
            caption="Stages and what they collect"
            heads={['Stage', 'Reached', 'Paid', 'Share', 'Went on', 'Still there', 'Collected', 'Average days']}
            rows={stages.map(({ level, reached, paid, movedOn, collectedMinor, averageDays }) => ({
              key: String(level),
              name: levelWords(level),
              cells: [
                ...[reached, paid, percent(shareOf(paid, reached)), movedOn, reached - paid - movedOn],
                ...[exact(collectedMinor), number(averageDays)],
              ],
            }))}
          />
          <p className="prose text-xs text-ink-faint">
            A payment counts for the last step before it came in, refunds taken off; parts count as well as whole
            payments. Days run from the step to the settlement.
          </p>
        </Panel>
      )}
    </ReportPage>
  )
}
