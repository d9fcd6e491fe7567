import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { agingBuckets } from '#app/domain/reporting/aging.ts'
import { shareOf } from '#app/domain/reporting/share.ts'
import { readReportRequest } from '#app/features/reporting/read-report-request.server.ts'
import { reportAging, reportAgingByClient } from '#app/features/reporting/report-aging.server.ts'
import { bucketWords } from '#app/ui/bucket-words.ts'
import { ChartRows } from '#app/ui/chart-rows.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { FigureTable } from '#app/ui/figure-table.tsx'
import { stageWords } from '#app/ui/next-step-words.ts'
import { Pager } from '#app/ui/pager.tsx'
import { figureWords } from '#app/ui/report-format.ts'
import { ReportPage } from '#app/ui/report-page.tsx'

export const meta: MetaFunction = () => [{ title: 'Aging · Dunwell' }]

const CLIENTS_SHOWN = 25

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const search = new URL(request.url).searchParams
  const { scope, asOf, choice } = await readReportRequest(staff, search, now())
  const after = search.get('after')
  const [report, clients] = await Promise.all([
    reportAging(scope, asOf),
    reportAgingByClient(scope, asOf, { after, limit: CLIENTS_SHOWN }),
  ])
  return { choice, mayExport: can(staff.role, 'export-reports'), report, clients, isFirst: after === null }
}

export default function Aging() {
  const { report, clients, isFirst, ...page } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const { choice } = page
  const { exact, percent } = figureWords(choice.currency, locale)
  const asOf = parseDay(choice.asOf)
  const { total, buckets, stages } = report
  const perBucket = agingBuckets.map(bucketWords)
  return (
    <ReportPage name="aging" lede="What was open at the end of a day, by days past the due date." asks="day" {...page}>
      <Panel
        title={`${exact(total.minor)} open ${asOf ? `on ${formatDay(asOf, locale, 'long')}` : ''}`}
        aside={`${exact(report.overdueMinor)} of it past the due date`}
      >
        <ChartRows
          title="Open by days past the due date"
          series={[
            { name: 'Undisputed', tone: 'accent' },
            { name: 'In dispute', tone: 'needs-you' },
          ]}
          rows={buckets.map(({ bucket, minor, disputedMinor }) => ({
            label: bucketWords(bucket),
            value: exact(minor),
            parts: [Number(minor - disputedMinor), Number(disputedMinor)],
          }))}
        />
        <FigureTable
          caption="Open by days past the due date"
          heads={['Days past due', 'Invoices', 'Open', 'Share', 'In dispute']}
          rows={buckets.map(({ bucket, count, minor, disputedMinor }) => ({
            key: bucket,
            name: bucketWords(bucket),
            cells: [count, exact(minor), percent(shareOf(minor, total.minor)), exact(disputedMinor)],
          }))}
          foot={{
            name: 'All',
            cells: [
              total.count,
              exact(total.minor),
              percent(shareOf(total.minor, total.minor)),
              exact(total.disputedMinor),
            ],
          }}
        />
      </Panel>
      <Panel title="By client" aside="Who owes most first">
        {clients.rows.length === 0 ? (
          <p className="py-2 text-ink-soft">Nobody owed anything on that day. Pick another day above.</p>
        ) : (
          <FigureTable
            caption="Open by client"
            heads={['Client', 'Invoices', 'Open', ...perBucket, 'In dispute']}
            rows={clients.rows.map((client) => ({
              key: client.id,
              name: (
                <Link data-row="" to={`/admin/clients/${client.id}`} className="link">
                  {client.name}
                </Link>
              ),
              cells: [client.count, exact(client.minor), ...client.byBucket.map(exact), exact(client.disputedMinor)],
            }))}
          />
        )}
        <Pager next={clients.next} isFirst={isFirst} />
      </Panel>
      <Panel title="By stage" aside="Stages as they are today, sums as of the day above">
        <FigureTable
          caption="Open by stage of follow-up"
          heads={['Stage', 'Invoices', 'Open', ...perBucket]}
          rows={stages.map(({ stage, count, minor, byBucket }) => ({
            key: String(stage),
            name: stage === stageKeys.length ? 'Your decision' : stageWords(stageKeys[stage - 1] ?? null),
            cells: [count, exact(minor), ...byBucket.map(exact)],
          }))}
        />
      </Panel>
    </ReportPage>
  )
}
