import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Scale } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readDisputeSums } from '#app/db/sql/report-disputes.server.ts'
import { isDisputeReason, reasonNames } from '#app/domain/dispute/dispute-reason.ts'
import { readReportRequest } from '#app/features/reporting/read-report-request.server.ts'
import { ChartColumns } from '#app/ui/chart-columns.tsx'
import { ChartRows } from '#app/ui/chart-rows.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FigureTable } from '#app/ui/figure-table.tsx'
import { figureWords } from '#app/ui/report-format.ts'
import { ReportPage } from '#app/ui/report-page.tsx'

export const meta: MetaFunction = () => [{ title: 'Disputes report · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const { scope, period, choice } = await readReportRequest(staff, new URL(request.url).searchParams, now())
  const sums = await readDisputeSums({ ...scope, ...period })
  return { choice, mayExport: can(staff.role, 'export-reports'), ...sums }
}

const outcomeWords: Record<string, string> = {
  accepted: 'Client was right',
  part_credit: 'Credited in part',
  corrected: 'Invoice corrected',
  rejected: 'Invoice stands',
  withdrawn: 'Client took it back',
  live: 'Not decided yet',
}
const reasonWords = (reason: string) => (isDisputeReason(reason) ? reasonNames[reason] : reason)

export default function DisputesReport() {
  const { months, reasons, outcomes, all, ...page } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const words = figureWords(page.choice.currency, locale)
  const cells = ({ opened, resolved, withdrawn, creditedMinor, daysToAnswer, daysToEnd }: (typeof months)[number]) => [
    ...[opened, resolved, withdrawn, words.exact(creditedMinor)],
    ...[words.number(daysToAnswer), words.number(daysToEnd)],
  ]
  const heads = ['Opened', 'Decided', 'Taken back', 'Credited', 'Median days to answer', 'Median days to the end']
  const foot = all ? { foot: { name: 'All', cells: cells(all) } } : {}
  return (
    <ReportPage
      name="disputes"
      lede="Why clients question invoices, and how soon they hear from you."
      asks="period"
      {...page}
    >
      {all === null ? (
        <EmptyState Icon={Scale} title="No dispute was opened in this period">
          <p>
            Clients open one on the page of an invoice, or tell you in a call.{' '}
            <Link to="/admin/disputes" className="link">
              Disputes
            </Link>{' '}
            lists them.
          </p>
        </EmptyState>
      ) : (
        <>
          <Panel title="What was wrong" aside="Disputes opened in the period">
            <ChartRows
              title="Disputes by reason"
              series={[{ name: 'Disputes', tone: 'accent' }]}
              rows={reasons.map(({ name, opened }) => ({ label: reasonWords(name), value: opened, parts: [opened] }))}
            />
            <FigureTable
              caption="Disputes by reason"
              heads={['Reason', ...heads]}
              rows={reasons.map((row) => ({ key: row.name, name: reasonWords(row.name), cells: cells(row) }))}
              {...foot}
            />
          </Panel>
          <Panel title="How they ended">
            <FigureTable
              caption="Disputes by outcome"
              heads={['Outcome', ...heads]}
              rows={outcomes.map((row) => ({
                key: row.name,
                name: outcomeWords[row.name] ?? row.name,
                cells: cells(row),
              }))}
              {...foot}
            />
          </Panel>
          <Panel title="By month" aside="Of opening">
            <ChartColumns
              title="Disputes by month of opening"
              text="Columns by month: how many are over, and how many last."
              series={[
                { name: 'Over', tone: 'settled' },
                { name: 'Not decided yet', tone: 'late' },
              ]}
              columns={page.choice.months.map((month) => {
                const { opened = 0, resolved = 0, withdrawn = 0 } = months.find(({ name }) => name === month) ?? {}
                const over = resolved + withdrawn
                return { label: words.month(month, 'short'), values: [over, opened - over] }
              })}
              format={words.count}
            />
            <FigureTable
              caption="Disputes by month"
              heads={['Month', ...heads]}
              rows={[...months]
                .reverse()
                .map((row) => ({ key: row.name, name: words.month(row.name, 'long'), cells: cells(row) }))}
              {...foot}
            />
          </Panel>
        </>
      )}
    </ReportPage>
  )
}
