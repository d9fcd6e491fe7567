import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { readStatementWish } from '#app/domain/statement/statement-wish.ts'
import { statementPdf } from '#app/features/statements/statement-pdf.server.ts'
import { pdfDownload } from '#app/http/pdf-download.ts'

/** A client's statement as they would get it; nothing is sent or kept. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, timeZone } = await requireStaff(request)
  const at = now()
  const wish = readStatementWish(new URL(request.url).searchParams, todayIn(timeZone, instantOf(at)))
  const pdf = isUuid(params['id']) ? await statementPdf({ businessId, clientId: params['id'] }, wish, at) : null
  if (!pdf) throw new Response('Not found', { status: 404 })
  return pdfDownload(pdf)
}
