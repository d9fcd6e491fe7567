import type { LoaderFunctionArgs } from '@remix-run/node'
import { can } from '#app/auth/permissions.ts'
import type { StaffRole } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listFollowedInvoices } from '#app/db/read/followed-invoices.server.ts'
import type { FollowedInvoice } from '#app/db/read/followed-invoices.server.ts'
import { readHistory } from '#app/db/read/history.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { explainReason } from '#app/domain/dunning/explain-dunning.ts'
import type { InvoiceGlance } from '#app/ui/invoice-pane.tsx'
import { timelineItems } from '#app/ui/timeline-item.ts'

const LATEST = 6

/** An invoice beside a list: what is owed, where it stands and why, what happened last. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<{ glance: InvoiceGlance }> {
  const { businessId, timeZone, locale, role } = await requireStaff(request)
  const at = now()
  const today = todayIn(timeZone, instantOf(at))
  const only = { view: 'all', stage: null, sort: 'due', after: null, today, ids: [params.id ?? ''] } as const
  const [row] = isUuid(params.id) ? (await listFollowedInvoices(businessId, only, at)).rows : []
  if (!row) throw new Response('Not found', { status: 404 })
  const { id, clientId, followUp } = row
  const history = await readHistory(businessId, { clientId, invoiceId: id }, null)
  const { number, clientName, total, balance, dueOn } = row
  return {
    glance: {
      ...{ id, number, clientId, clientName, total, balance },
      dueOn: dueOn.toString(),
      standing: followUp ? explainReason(followUp.reason, locale) : 'It is not followed up.',
      latest: timelineItems(history.entries.slice(0, LATEST), locale),
      decisions: decisionsOn(row, role),
    },
  }
}

function decisionsOn({ id, followUp }: FollowedInvoice, role: StaffRole): InvoiceGlance['decisions'] {
  if (!followUp) return []
  const waits = followUp.reason.code === 'pending_step' && !followUp.reason.underWay
  const isHeld = followUp.holds.some(({ kind, scope }) => kind === 'manual' && scope === 'invoice')
  const about = (what: string) => `/admin/bulk?do=${what}&id=${id}`
  return [
    ...(waits && followUp.reason.channel === 'email' && can(role, 'approve-messages')
      ? [{ label: 'Approve', to: about('approve'), key: 'a' }]
      : []),
    ...(can(role, 'hold-follow-up')
      ? [
          isHeld
            ? { label: 'Let it go on', to: about('release'), key: 'r' }
            : { label: 'Hold', to: about('hold'), key: 'h' },
        ]
      : []),
    ...(can(role, 'choose-policy') ? [{ label: 'Policy', to: about('policy'), key: 'p' }] : []),
  ]
}

/** Its address opened as a page: the list it stands beside shows it. Without a page Remix would have to make JSON of bigints. */
export default function Glance() {
  return null
}
