import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { readPlanTerms } from '#app/db/read/plan-terms.server.ts'
import { planTermsLabels } from '#app/domain/plan/plan-terms-labels.ts'
import { download } from '#app/http/download.ts'

/** The terms that were agreed for this invoice, as they were mailed; 404 where none were. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { businessId, invoiceId, invoice } = await requirePortalVisit(params.token)
  const bytes = await readPlanTerms(businessId, { invoiceId })
  if (!bytes) throw new Response('Not found', { status: 404 })
  const filename = `${planTermsLabels(invoice.locale).file}.pdf`
  return download({ filename, contentType: 'application/pdf', bytes })
}
