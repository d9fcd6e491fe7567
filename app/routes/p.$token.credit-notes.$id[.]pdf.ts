import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { openCreditNote } from '#app/db/read/case-files.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { download } from '#app/http/download.ts'

/** A credit note of this invoice, for whoever holds the invoice's link. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { businessId, invoiceId } = await requirePortalVisit(params['token'])
  const note = isUuid(params['id']) ? await openCreditNote({ businessId, invoiceId }, params['id']) : null
  if (!note) throw new Response('Not found', { status: 404 })
  return download(note)
}
