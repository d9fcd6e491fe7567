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

export const meta: MetaFunction = () => [{ title: 'Days to be paid · Dunwell' }]

const MONTHS = 12

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const { scope, asOf, choice } = await readReportRequest(staff, new URL(request.url).searchParams, now())
  const months = await reportMonths(scope, asOf, MONTHS)
  return {
    ...{ choice, mayExport: can(staff.role, 'export-reports') },
    months: months.map(({ month, billed, owed, dso }) => ({ month, billed, owed, dso })),
  }
}

export default function DaysToBePaid() {
  const { months, ...page } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const words = figureWords(page.choice.currency, locale)
  const latest = months.at(-1)
  const daysOf = ({ dso }: (typeof months)[number]) => `${dso.isAtLeast ? 'over ' : ''}${words.number(dso.days)}`
  return (
    <ReportPage name="dso" lede="How many days of billing are still unpaid (DSO by count-back)." asks="day" {...page}>
      <Panel
        title={latest ? `${daysOf(latest)} days` : 'Days'}
        aside="At the end of each month; this month up to the day above"
      >
        <ChartLine
          title="Days to be paid at the end of each month"
          text="A line over twelve months; lower is better."
          series={[{ name: 'Days', tone: 'accent' }]}
          points={months.map(({ month, dso }) => ({ label: words.month(month, 'short'), values: [dso.days] }))}
          format={words.number}
        />
        <FigureTable
          caption="Days to be paid by month"
          heads={['Month', 'Owed at its end', 'Billed in it', 'Days']}
          rows={[...months].reverse().map((row) => ({
            key: row.month,
            name: words.month(row.month, 'long'),
            cells: [words.exact(row.owed), words.exact(row.billed), daysOf(row)],
          }))}
        />
      </Panel>
      {latest && (
        <Panel title="How the last figure comes about">
          <p className="prose text-ink-soft">
            What is owed is counted back against what was billed, the newest month first: a month that is used up adds
            all its days, the last one the share that is needed.
            {latest.dso.isAtLeast &&
              ' More is owed than all months on record have billed, so the true figure is higher.'}
          </p>
          <FigureTable
            caption="Count-back, step by step"
            heads={['Month', 'Still to explain', 'Billed', 'Days in it', 'Days counted']}
            rows={latest.dso.steps.map((step) => ({
              key: step.month,
              name: words.month(step.month, 'long'),
              cells: [words.exact(step.left), words.exact(step.billed), step.days, words.number(step.counted)],
            }))}
            foot={{ name: 'All', cells: ['', '', '', words.number(latest.dso.days)] }}
          />
        </Panel>
      )}
    </ReportPage>
  )
}
