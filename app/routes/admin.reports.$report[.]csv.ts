import { createReadableStreamFromReadable } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Readable } from 'node:stream'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { csvLine } from '#app/domain/file/spreadsheet-cell.ts'
import { listTables } from '#app/features/reporting/list-csv.server.ts'
import { readReportRequest } from '#app/features/reporting/read-report-request.server.ts'
import { reportTables } from '#app/features/reporting/report-csv.server.ts'
import type { CsvTable } from '#app/features/reporting/report-csv.server.ts'

/** A report or a list as a file, for the days and the currency its address names. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, 'export-reports')
  const name = params['report'] ?? ''
  const [report, list] = [own(reportTables, name), own(listTables, name)]
  if (!report && !list) throw new Response('Not found', { status: 404 })
  const at = now()
  const asked = await readReportRequest(staff, new URL(request.url).searchParams, at)
  const table = report ? await report(asked, at) : (list?.(asked) ?? [])
  return new Response(createReadableStreamFromReadable(Readable.from(linesOf(table))), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}-${asked.scope.today.toString()}.csv"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

const own = <T>(tables: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(tables, name) ? tables[name] : undefined

async function* linesOf(table: CsvTable): AsyncGenerator<string> {
  // The mark tells Excel that this is UTF-8.
  yield '\uFEFF'
  for await (const cells of table) yield csvLine(cells)
}
