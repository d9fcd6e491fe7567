import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { shareOf } from '#app/domain/reporting/share.ts'
import { readReportRequest } from '#app/features/reporting/read-report-request.server.ts'
import { reportPromises } from '#app/features/reporting/report-promises.server.ts'
import { ChartColumns } from '#app/ui/chart-columns.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { FigureTable } from '#app/ui/figure-table.tsx'
import { figureWords } from '#app/ui/report-format.ts'
import type { FigureWords } from '#app/ui/report-format.ts'
import { ReportPage } from '#app/ui/report-page.tsx'

export const meta: MetaFunction = () => [{ title: 'Promises and plans · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const asked = await readReportRequest(staff, new URL(request.url).searchParams, now())
  return { choice: asked.choice, mayExport: can(staff.role, 'export-reports'), ...(await reportPromises(asked)) }
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function PromisesAndPlans() {
  const { promises, plans, ...page } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const words = figureWords(page.choice.currency, locale)
  return (
    <ReportPage name="promises" lede="Whether what clients agree to comes true." asks="period" {...page}>
      <Panel title="Promises to pay" aside="By the month of the promised day">
        <Promises months={promises} axis={page.choice.months} words={words} />
      </Panel>
      <Panel
        title="Payment plans"
        aside={
          <Link to="/admin/plans" className="link">
            All plans
          </Link>
        }
      >
        <Plans months={plans} axis={page.choice.months} words={words} />
      </Panel>
    </ReportPage>
  )
}

interface MonthsProps<Of extends 'promises' | 'plans'> {
  months: Data[Of]
  axis: readonly string[]
  words: FigureWords
}

function Promises({ months, axis, words }: MonthsProps<'promises'>) {
  if (months.length === 0) {
    return (
      <p className="py-2 text-ink-soft">
        No promise fell due in this period. Clients promise a day on their page of an invoice, or in a call you log.
      </p>
    )
  }
  const sum = (of: 'made' | 'kept' | 'broken' | 'pending' | 'cancelled') =>
    months.reduce((all, month) => all + month[of], 0)
  const money = (of: 'promisedMinor' | 'keptMinor') => words.exact(months.reduce((all, month) => all + month[of], 0n))
  const counts = ['made', 'kept', 'broken', 'pending', 'cancelled'] as const
  const keptOf = (kept: number, broken: number) => words.percent(shareOf(kept, kept + broken))
  return (
    <>
      <ChartColumns
        title="Promises by month"
        text="Columns by month: promises that were kept, broken and still open."
        series={[
          { name: 'Kept', tone: 'settled' },
          { name: 'Broken', tone: 'late' },
          { name: 'Open or withdrawn', tone: 'faint' },
        ]}
        columns={axis.map((month) => {
          const { kept = 0, broken = 0, pending = 0, cancelled = 0 } = months.find((row) => row.month === month) ?? {}
          return { label: words.month(month, 'short'), values: [kept, broken, pending + cancelled] }
        })}
        format={words.count}
      />
      <FigureTable
        caption="Promises by month"
        heads={[
          'Month',
          'Made',
          'Kept',
          'Broken',
          'Open',
          'Withdrawn',
          'Kept of ended',
          'Promised',
          'Kept sum',
          'Median days ahead',
        ]}
        rows={[...months].reverse().map((row) => ({
          key: row.month,
          name: words.month(row.month, 'long'),
          cells: [
            ...counts.map((name) => row[name]),
            ...[keptOf(row.kept, row.broken), words.exact(row.promisedMinor), words.exact(row.keptMinor)],
            words.number(row.medianAhead),
          ],
        }))}
        foot={{
          name: 'All',
          cells: [
            ...counts.map(sum),
            keptOf(sum('kept'), sum('broken')),
            money('promisedMinor'),
            money('keptMinor'),
            '',
          ],
        }}
      />
    </>
  )
}

function Plans({ months, axis, words }: MonthsProps<'plans'>) {
  if (months.length === 0) {
    return (
      <p className="py-2 text-ink-soft">
        No plan was agreed in this period. Clients ask for one on their page of an invoice, or you offer one from Plans.
      </p>
    )
  }
  const counts = ['agreed', 'active', 'completed', 'defaulted', 'cancelled'] as const
  const sum = (of: (typeof counts)[number]) => months.reduce((all, month) => all + month[of], 0)
  const money = (of: 'coveredMinor' | 'completedMinor') =>
    words.exact(months.reduce((all, month) => all + month[of], 0n))
  const keptOf = (completed: number, defaulted: number) => words.percent(shareOf(completed, completed + defaulted))
  return (
    <>
      <ChartColumns
        title="Plans by the month they were agreed in"
        text="Columns by month: plans that were completed, are under way, and were given up."
        series={[
          { name: 'Completed', tone: 'settled' },
          { name: 'Under way', tone: 'accent' },
          { name: 'Defaulted or cancelled', tone: 'late' },
        ]}
        columns={axis.map((month) => {
          const row = months.find((known) => known.month === month)
          const { completed = 0, active = 0, defaulted = 0, cancelled = 0 } = row ?? {}
          return { label: words.month(month, 'short'), values: [completed, active, defaulted + cancelled] }
        })}
        format={words.count}
      />
      <FigureTable
        caption="Plans by month"
        heads={[
          'Month',
          'Agreed',
          'Under way',
          'Completed',
          'Defaulted',
          'Cancelled',
          'Completed of ended',
          'Covered',
          'Completed sum',
        ]}
        rows={[...months].reverse().map((row) => ({
          key: row.month,
          name: words.month(row.month, 'long'),
          cells: [
            ...counts.map((name) => row[name]),
            ...[keptOf(row.completed, row.defaulted), words.exact(row.coveredMinor), words.exact(row.completedMinor)],
          ],
        }))}
        foot={{
          name: 'All',
          cells: [
            ...counts.map(sum),
            keptOf(sum('completed'), sum('defaulted')),
            money('coveredMinor'),
            money('completedMinor'),
          ],
        }}
      />
    </>
  )
}
