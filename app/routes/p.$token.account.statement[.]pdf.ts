import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireAccountSession } from '#app/auth/portal-session.server.ts'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { statementPdf } from '#app/features/account/statement-pdf.server.ts'
import { pdfDownload } from '#app/http/pdf-download.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  await requireAccountSession(request, visit)
  return pdfDownload(await statementPdf({ ...visit, now: now() }))
}
