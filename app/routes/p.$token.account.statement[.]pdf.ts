import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireAccountSession } from '#app/auth/portal-session.server.ts'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { readBusinessDay } from '#app/db/read/business-day.server.ts'
import { readStatementWish } from '#app/domain/statement/statement-wish.ts'
import { statementPdf } from '#app/features/statements/statement-pdf.server.ts'
import { pdfDownload } from '#app/http/pdf-download.ts'

/** What is open, or with `?kind=activity` what happened. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  await requireAccountSession(request, visit)
  const at = now()
  const wish = readStatementWish(new URL(request.url).searchParams, await readBusinessDay(visit.businessId, at))
  const pdf = await statementPdf(visit, wish, at)
  if (!pdf) throw new Response('Not found', { status: 404 })
  return pdfDownload(pdf)
}
