import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { formatDay } from '#app/domain/business-day.ts'
import { shareOf } from '#app/domain/reporting/share.ts'
import { readReportRequest } from '#app/features/reporting/read-report-request.server.ts'
import { reportForecast } from '#app/features/reporting/report-forecast.server.ts'
import { ChartColumns } from '#app/ui/chart-columns.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { FigureTable } from '#app/ui/figure-table.tsx'
import { figureWords } from '#app/ui/report-format.ts'
import { ReportPage } from '#app/ui/report-page.tsx'

export const meta: MetaFunction = () => [{ title: 'Expected cash · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const at = now()
  const { scope, choice } = await readReportRequest(staff, new URL(request.url).searchParams, at)
  const { weeks, ...rest } = await reportForecast(scope, at)
  const { locale } = staff
  return {
    ...{ choice, mayExport: can(staff.role, 'export-reports'), rest },
    weeks: weeks.map(({ from, until, ...sums }) => ({
      ...sums,
      key: from.toString(),
      label: formatDay(from, locale, 'short').replace(/^(\S+ \S{3})\S*$/, '$1'),
      days: `${formatDay(from, locale, 'short')} to ${formatDay(until, locale, 'short')}`,
    })),
  }
}

export default function ExpectedCash() {
  const { weeks, rest, ...page } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const words = figureWords(page.choice.currency, locale)
  const sum = (of: 'promises' | 'plans' | 'invoices' | 'total') => weeks.reduce((all, week) => all + week[of], 0n)
  const apart = [
    ['Expected after these weeks', rest.later],
    ['Later than the client ever is: no day can be named', rest.pastUsualDay],
    ['In dispute', rest.disputed],
    ['Promised, but not counted on', rest.doubted],
    ['Fees and interest beside plans', rest.besidePlans],
  ] as const
  const ended = rest.promises.kept + rest.promises.broken
  const all = apart.reduce((total, [, minor]) => total + minor, sum('total'))
  return (
    <ReportPage name="forecast" lede="What the next twelve weeks are likely to bring in." asks="nothing" {...page}>
      <Panel
        title={`${words.exact(sum('total'))} expected in twelve weeks`}
        aside={`${words.exact(all)} is open in all`}
      >
        <ChartColumns
          title="Expected cash by week"
          text="Columns for twelve weeks: promises, instalments of plans, and invoices by their clients' habit."
          series={[
            { name: 'Promises', tone: 'settled' },
            { name: 'Instalments', tone: 'accent' },
            { name: 'Invoices, by habit', tone: 'faint' },
          ]}
          columns={weeks.map(({ label, promises, plans, invoices }) => ({
            label,
            values: [promises, plans, invoices].map(Number),
          }))}
          format={words.scale}
          every={3}
        />
        <FigureTable
          caption="Expected cash by week and source"
          heads={['Week', 'Promises', 'Instalments', 'Invoices, by habit', 'Together']}
          rows={weeks.map((week) => ({
            key: week.key,
            name: week.days,
            cells: [week.promises, week.plans, week.invoices, week.total].map(words.exact),
          }))}
          foot={{
            name: 'Twelve weeks',
            cells: [sum('promises'), sum('plans'), sum('invoices'), sum('total')].map(words.exact),
          }}
        />
      </Panel>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Panel title="What else is open">
          <FigureTable
            caption="Open, but not expected in these weeks"
            heads={['Why', 'Open']}
            rows={apart.map(([name, minor]) => ({
              key: name,
              name: <span className="whitespace-normal">{name}</span>,
              cells: [words.exact(minor)],
            }))}
            foot={{ name: 'With the twelve weeks: all that is open', cells: [words.exact(all)] }}
          />
        </Panel>
        <Panel title="How it was reckoned">
          <ul className="prose flex list-disc flex-col gap-2 pl-5 text-ink-soft">
            <li>
              A promise counts for its amount times the share of promises its client has kept, from three ended promises
              on; before that{' '}
              {ended === 0
                ? 'the share of all clients, and as none has ended yet, it counts whole.'
                : `the share of all clients: ${words.percent(shareOf(rest.promises.kept, ended))} of ${ended}.`}
            </li>
            <li>Instalments of active plans count on their days, less what was paid of them.</li>
            <li>
              Other invoices count on their due day and the median delay of their client over the last year, from three
              paid invoices on; before that everyone&rsquo;s (
              {rest.usualDelay === null ? 'nothing was paid yet: on the due day' : `${rest.usualDelay} days`}).
            </li>
            <li>What is in dispute is expected from nobody until it is decided.</li>
          </ul>
        </Panel>
      </div>
    </ReportPage>
  )
}
