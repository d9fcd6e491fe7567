import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { openCaseFile } from '#app/db/read/case-files.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { download } from '#app/http/download.ts'

/** A file of this invoice's dispute or of a notice of payment, for whoever holds the invoice's link. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { businessId, invoiceId } = await requirePortalVisit(params['token'])
  const file = isUuid(params['id']) ? await openCaseFile({ businessId, invoiceId }, params['id']) : null
  if (!file) throw new Response('Not found', { status: 404 })
  return download(file)
}
