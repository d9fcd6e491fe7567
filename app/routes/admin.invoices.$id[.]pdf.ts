import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { invoicePdf } from '#app/features/invoices/invoice-pdf.server.ts'
import { download } from '#app/http/download.ts'

/** The invoice as a PDF, as of now; a draft says that it is one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const file = isUuid(params['id']) ? await invoicePdf(businessId, params['id']) : null
  if (!file) throw new Response('Not found', { status: 404 })
  return download(file)
}
