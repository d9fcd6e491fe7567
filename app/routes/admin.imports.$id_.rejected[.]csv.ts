import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { rejectCsv } from '#app/features/imports/reject-csv.server.ts'
import { csvDownload } from '#app/http/csv-download.ts'

/** The rows an import handed back, to be corrected and imported again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const csv = isUuid(params['id']) ? await rejectCsv(businessId, params['id']) : null
  if (!csv) throw new Response('Not found', { status: 404 })
  return csvDownload(csv.filename, csv.lines)
}
