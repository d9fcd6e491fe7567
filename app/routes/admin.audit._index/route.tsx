import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { Download, History } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readAudit } from '#app/db/read/audit.server.ts'
import { listMembers } from '#app/db/read/team.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { changeLines } from '#app/domain/timeline/change-lines.ts'
import { describeEvent } from '#app/domain/timeline/describe-event.ts'
import { auditFilter } from '#app/features/audit/audit-filter.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditList } from './audit-list.tsx'

export const meta: MetaFunction = () => [{ title: 'Audit · Dunwell' }]

const PAGE_ENTRIES = 50

const actors: Record<string, string> = {
  system: 'Dunwell',
  client: 'The client',
  provider: 'A payment or mail provider',
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone, locale } = await requireStaff(request, 'read-audit')
  const query = new URL(request.url).searchParams
  const filter = auditFilter(query, { timeZone, today: todayIn(timeZone, instantOf(now())) })
  const after = query.get('after')
  const [{ entries, next }, members] = await Promise.all([
    readAudit(businessId, filter, { after, limit: PAGE_ENTRIES }),
    listMembers(businessId),
  ])
  return {
    entries: entries.map(({ id, at, actor, event, client, invoice }) => ({
      ...{ id, at, client, invoice, who: actors[actor] ?? actor },
      sentence: describeEvent(event, locale),
      changes: changeLines(event.data),
    })),
    people: members.map(({ userId, name }) => ({ value: `user:${userId}`, name })),
    filter: {
      ...{ who: filter.who, kind: filter.kind ?? '', text: filter.text },
      ...{ from: query.get('from') ?? '', until: filter.until?.toString() ?? '' },
    },
    next,
    isFirst: !after,
  }
}

export default function Audit() {
  const { entries, people, filter, next, isFirst } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <DeskPage
      title="Audit"
      lede="Who did what, and when. Nothing here is ever changed; only people removed on request are taken out of it."
      actions={
        <a href={`/admin/audit.csv${search}`} download className={deskButton()}>
          <Download aria-hidden="true" className="size-4" />
          Download CSV
        </a>
      }
    >
      <AuditFilters key={search} people={people} {...filter} />
      {entries.length === 0 ? (
        <EmptyState Icon={History} title="Nothing on record fits">
          <p>
            Widen the days, choose another person, or take a word out. What Dunwell does by itself shows under “Everyone
            and everything”.
          </p>
        </EmptyState>
      ) : (
        <AuditList entries={entries} />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
