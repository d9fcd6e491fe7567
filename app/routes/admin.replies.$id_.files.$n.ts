import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { openReplyFile } from '#app/db/read/replies.server.ts'
import { download } from '#app/http/download.ts'

/** A file that came with a mail, for staff of the business it came to. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const position = /^\d{1,2}$/.test(params['n'] ?? '') ? Number(params['n']) : null
  const file =
    isUuid(params['id']) && position !== null ? await openReplyFile(businessId, params['id'], position) : null
  if (!file) throw new Response('Not found', { status: 404 })
  return download(file)
}
