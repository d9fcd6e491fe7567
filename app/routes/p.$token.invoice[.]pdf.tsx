import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { portalPdf } from '#app/features/portal/portal-pdf.server.ts'
import { pdfDownload } from '#app/http/pdf-download.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  return pdfDownload(await portalPdf(await requirePortalVisit(params.token)))
}
