import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { openCaseFile } from '#app/db/read/case-files.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { download } from '#app/http/download.ts'

/** A file that came with a case, for staff of the business it belongs to. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const file = isUuid(params['id']) ? await openCaseFile({ businessId, staff: true }, params['id']) : null
  if (!file) throw new Response('Not found', { status: 404 })
  return download(file)
}
