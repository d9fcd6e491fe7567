import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { portalStatement } from '#app/features/portal/portal-statement.server.ts'
import { pdfDownload } from '#app/http/pdf-download.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  return pdfDownload(await portalStatement(await requirePortalVisit(params.token), now()))
}
