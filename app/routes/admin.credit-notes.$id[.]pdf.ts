import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { openCreditNote } from '#app/db/read/case-files.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { download } from '#app/http/download.ts'

/** A credit note as it was sent. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const note = isUuid(params['id']) ? await openCreditNote({ businessId, staff: true }, params['id']) : null
  if (!note) throw new Response('Not found', { status: 404 })
  return download(note)
}
