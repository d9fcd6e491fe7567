import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { portalReceipt } from '#app/features/portal/portal-receipt.server.ts'
import { pdfDownload } from '#app/http/pdf-download.ts'

/** A receipt for a payment of this invoice; any other is answered like a link that leads nowhere. */
export async function loader({ params }: LoaderFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  const receipt = isUuid(params.id) ? await portalReceipt(visit, params.id) : null
  if (!receipt) throw new Response('This link is no longer valid.', { status: 404 })
  return pdfDownload(receipt)
}
