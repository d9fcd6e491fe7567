import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { shareOf } from '#app/domain/reporting/share.ts'
import { readReportRequest } from '#app/features/reporting/read-report-request.server.ts'
import { reportMonths } from '#app/features/reporting/report-months.server.ts'
import { ChartColumns } from '#app/ui/chart-columns.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { FigureTable } from '#app/ui/figure-table.tsx'
import { figureWords } from '#app/ui/report-format.ts'
import { ReportPage } from '#app/ui/report-page.tsx'
import { Stat } from '#app/ui/stat.tsx'

export const meta: MetaFunction = () => [{ title: 'Reports · Dunwell' }]

const MONTHS = 12

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const { scope, choice } = await readReportRequest(staff, new URL(request.url).searchParams, now())
  const months = await reportMonths(scope, scope.today, MONTHS)
  return {
    ...{ choice, mayExport: can(staff.role, 'export-reports') },
    months: months.map(({ month, billed, collected, owed, current, overdue, effectiveness, dso }) => ({
      ...{ month, billed, collected, owed, current, overdue, effectiveness, dso: dso.days },
      share: shareOf(overdue < 0n ? 0n : overdue, owed < 0n ? 0n : owed),
    })),
  }
}

export default function Reports() {
  const { months, ...page } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const words = figureWords(page.choice.currency, locale)
  const [before, latest] = months.slice(-2)
  const short = ({ month }: { month: string }) => words.month(month, 'short')
  const long = ({ month }: { month: string }) => words.month(month, 'long')
  return (
    <ReportPage name="" lede="What is owed, what comes in, and whether following up works." asks="nothing" {...page}>
      {before && latest && (
        <dl className="flex flex-wrap gap-x-12 gap-y-4">
          <Stat name="Owed today" note={`${words.exact(before.owed)} at the end of ${long(before)}`}>
            {words.exact(latest.owed)}
          </Stat>
          <Stat name="Overdue today" note={`${words.percent(latest.share)} of what is owed`}>
            {words.exact(latest.overdue)}
          </Stat>
          <Stat name="Days to be paid" note={`${words.number(before.dso)} at the end of ${long(before)}`}>
            {words.number(latest.dso)}
          </Stat>
          <Stat name="Effectiveness" note={`${long(before)}, the last whole month`}>
            {words.percent(before.effectiveness)}
          </Stat>
          <Stat name="Collected this month" note={`${words.exact(before.collected)} in ${long(before)}`}>
            {words.exact(latest.collected)}
          </Stat>
        </dl>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Panel
          title="Owed at the end of each month"
          aside={
            <Link to="aging" className="link">
              Aging
            </Link>
          }
        >
          <ChartColumns
            title="Owed at the end of each month"
            text="Columns for the last twelve months, what was overdue on top of what was not yet due."
            series={[
              { name: 'Not yet due', tone: 'accent' },
              { name: 'Overdue', tone: 'late' },
            ]}
            columns={months.map((row) => ({ label: short(row), values: [Number(row.current), Number(row.overdue)] }))}
            format={words.scale}
          />
        </Panel>
        <Panel
          title="Billed and collected"
          aside={
            <Link to="effectiveness" className="link">
              Effectiveness
            </Link>
          }
        >
          <ChartColumns
            title="Billed and collected"
            text="Two columns for each of the last twelve months: what was billed, and what came in."
            kind="beside"
            series={[
              { name: 'Billed', tone: 'faint' },
              { name: 'Collected', tone: 'settled' },
            ]}
            columns={months.map((row) => ({ label: short(row), values: [Number(row.billed), Number(row.collected)] }))}
            format={words.scale}
          />
        </Panel>
      </div>
      <Panel title="The last twelve months" aside="The newest first; this month up to today">
        <FigureTable
          caption="Key figures by month"
          heads={[
            'Month',
            'Billed',
            'Collected',
            'Owed',
            'Overdue',
            'Overdue share',
            'Days to be paid',
            'Effectiveness',
          ]}
          rows={[...months].reverse().map((row) => ({
            key: row.month,
            name: long(row),
            cells: [
              ...[row.billed, row.collected, row.owed, row.overdue].map(words.exact),
              words.percent(row.share),
              words.number(row.owed === 0n && row.billed === 0n ? null : row.dso),
              words.percent(row.effectiveness),
            ],
          }))}
        />
        <p className="prose text-xs text-ink-faint">
          Every sum comes from the ledger, void invoices left out. Collected is money that came in less what was given
          back.
        </p>
      </Panel>
      <Lists mayExport={page.mayExport} {...page.choice} />
    </ReportPage>
  )
}

const lists = [
  ['invoices', 'Invoices'],
  ['payments', 'Payments'],
  ['clients', 'Clients'],
  ['ledger', 'Ledger'],
] as const

/** One form with a button for each list, so that it works without scripts. */
function Lists({ mayExport, from, until, today }: { mayExport: boolean; from: string; until: string; today: string }) {
  if (!mayExport) return null
  const day = (label: string, name: 'from' | 'until', value: string) => (
    <Field label={label} className="min-w-0 grow basis-36 lg:grow-0">
      {(control) => (
        <input {...control} type="date" name={name} defaultValue={value} max={today} className={deskInput} />
      )}
    </Field>
  )
  return (
    <Panel title="Lists for your books" aside="CSV, in every currency">
      <p className="prose text-ink-soft">
        Invoices issued, payments received and ledger entries booked in a period; clients are all in one list.
      </p>
      <form method="get" className="flex flex-wrap items-end gap-3">
        {day('From', 'from', from)}
        {day('Until', 'until', until)}
        {lists.map(([name, label]) => (
          <button key={name} type="submit" formAction={`/admin/reports/${name}.csv`} className={deskButton()}>
            {label}
          </button>
        ))}
      </form>
    </Panel>
  )
}
