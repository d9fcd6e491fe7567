import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readPlanTerms } from '#app/db/read/plan-terms.server.ts'
import { download } from '#app/http/download.ts'

/** The agreed terms, as both sides have them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const bytes = isUuid(params.id) ? await readPlanTerms(businessId, { planId: params.id }) : null
  if (!bytes) throw new Response('Not found', { status: 404 })
  return download({ filename: 'Payment-plan.pdf', contentType: 'application/pdf', bytes })
}
