import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readMessageHtml } from '#app/db/read/outbox.server.ts'

/** The stored html of one mail, for a frame that may run nothing. Data, never a page of its own. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const html = isUuid(params.id) ? await readMessageHtml(businessId, params.id) : null
  if (html === null) throw new Response('Not found', { status: 404 })
  return { html }
}
