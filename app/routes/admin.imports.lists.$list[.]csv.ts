import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { exportList } from '#app/features/exports/export-list.server.ts'
import { portableLists } from '#app/features/exports/lists.server.ts'
import { csvDownload } from '#app/http/csv-download.ts'

/** A list as a file that this import, or another Dunwell's, reads again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, timeZone } = await requireStaff(request, 'export-reports')
  const list = portableLists.find(({ name }) => name === params['list'])
  if (!list) throw new Response('Not found', { status: 404 })
  return csvDownload(`${list.name}-${todayIn(timeZone, instantOf(now())).toString()}.csv`, exportList(list, businessId))
}
