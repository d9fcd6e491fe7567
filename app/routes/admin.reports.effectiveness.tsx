import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readReportRequest } from '#app/features/reporting/read-report-request.server.ts'
import { reportMonths } from '#app/features/reporting/report-months.server.ts'
import { ChartLine } from '#app/ui/chart-line.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { FigureTable } from '#app/ui/figure-table.tsx'
import { figureWords } from '#app/ui/report-format.ts'
import { ReportPage } from '#app/ui/report-page.tsx'

export const meta: MetaFunction = () => [{ title: 'Effectiveness · Dunwell' }]

const MONTHS = 12

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const { scope, asOf, choice } = await readReportRequest(staff, new URL(request.url).searchParams, now())
  const months = await reportMonths(scope, asOf, MONTHS)
  return {
    ...{ choice, mayExport: can(staff.role, 'export-reports') },
    months: months.map(({ month, beginning, netBilled, owed, current, writtenOff, effectiveness }) => ({
      ...{ month, beginning, netBilled, owed, current, writtenOff, effectiveness },
    })),
  }
}

export default function Effectiveness() {
  const { months, ...page } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const words = figureWords(page.choice.currency, locale)
  return (
    <ReportPage
      name="effectiveness"
      lede="How much of what could be collected in a month was collected (collection effectiveness index)."
      asks="day"
      {...page}
    >
      <Panel title="Effectiveness by month" aside="This month up to the day above">
        <ChartLine
          title="Collection effectiveness by month"
          text="A line over twelve months in per cent; 100 means that nothing was late at the end of the month."
          series={[{ name: 'Effectiveness', tone: 'settled' }]}
          points={months.map(({ month, effectiveness }) => ({
            label: words.month(month, 'short'),
            values: [effectiveness],
          }))}
          format={words.percent}
        />
        <FigureTable
          caption="Collection effectiveness by month"
          heads={[
            'Month',
            'Owed before',
            'Billed',
            'Owed at its end',
            'Not yet due of it',
            'Written off',
            'Effectiveness',
          ]}
          rows={[...months].reverse().map((row) => ({
            key: row.month,
            name: words.month(row.month, 'long'),
            cells: [
              ...[row.beginning, row.netBilled, row.owed, row.current, row.writtenOff].map(words.exact),
              words.percent(row.effectiveness),
            ],
          }))}
        />
        <p className="prose text-xs text-ink-faint">
          (owed before + billed − owed at the end) ÷ (owed before + billed − not yet due). Billed holds fees and
          interest and leaves out what was credited. What was written off counts as collected, so it stands beside.
        </p>
      </Panel>
    </ReportPage>
  )
}
