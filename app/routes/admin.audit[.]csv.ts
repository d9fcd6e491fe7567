import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { auditFilter } from '#app/features/audit/audit-filter.ts'
import { exportAudit } from '#app/features/audit/export-audit.server.ts'
import { csvDownload } from '#app/http/csv-download.ts'

/** What the audit page shows under the same address, whole. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone, locale } = await requireStaff(request, 'read-audit')
  const today = todayIn(timeZone, instantOf(now()))
  const filter = auditFilter(new URL(request.url).searchParams, { timeZone, today })
  return csvDownload(`audit-${today.toString()}.csv`, exportAudit(businessId, filter, locale))
}
