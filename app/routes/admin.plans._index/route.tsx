import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CalendarClock } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { countPlans, listPlans } from '#app/db/read/plan-list.server.ts'
import { readStakes } from '#app/db/read/stakes.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { planShelves } from '#app/domain/plan/plan-shelf.ts'
import type { PlanShelf } from '#app/domain/plan/plan-shelf.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { fitWords } from '#app/ui/plan-words.ts'
import { Tabs } from '#app/ui/tabs.tsx'
import { PlanTable } from './plan-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Plans · Dunwell' }]

const shelfRows = 20

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const at = now()
  const counts = await countPlans(businessId, at)
  const wanted = planShelves.find((shelf) => shelf === query.get('show'))
  if (wanted) {
    const after = query.get('after') ?? undefined
    const place = isUuid(after) ? after : null
    const { rows, next } = await listPlans(businessId, { shelf: wanted, after: place, now: at })
    const shown = [{ shelf: wanted, rows, next }]
    return {
      shown,
      counts,
      only: wanted,
      isFirst: place === null,
      fits: await readFits(businessId, shown, timeZone, at),
    }
  }
  const shown = await Promise.all(
    planShelves
      .filter((shelf) => shelf !== 'ended' && counts[shelf] > 0)
      .map(async (shelf) => ({
        shelf,
        ...(await listPlans(businessId, { shelf, after: null, now: at, limit: shelfRows })),
      })),
  )
  return { shown, counts, only: null, isFirst: true, fits: await readFits(businessId, shown, timeZone, at) }
}

/** Of the offers that wait for the business: whether they keep its limits, in words. */
async function readFits(
  businessId: string,
  shown: readonly { shelf: PlanShelf; rows: readonly { id: string }[] }[],
  timeZone: string,
  at: Date,
): Promise<Record<string, string>> {
  const planIds = shown.filter(({ shelf }) => shelf === 'waiting').flatMap(({ rows }) => rows.map(({ id }) => id))
  const today = todayIn(timeZone, instantOf(at))
  const { plans } = await readStakes(businessId, { disputeIds: [], planIds, today })
  return Object.fromEntries([...plans].map(([id, { missed }]) => [id, fitWords(missed)]))
}

const shelfWords = {
  waiting: 'Waits for you',
  late: 'Running, an instalment is late',
  offered: 'Waits for the client',
  running: 'Running',
  ended: 'Ended',
} as const

export default function Plans() {
  const { shown, counts, only, isFirst, fits } = useLoaderData<typeof loader>()
  const isEmpty = shown.every(({ rows }) => rows.length === 0)
  return (
    <DeskPage
      title="Plans"
      guide="plans"
      lede="Paying in instalments: what clients propose, and how the agreed plans go."
    >
      <Tabs
        label="Which plans"
        tabs={[
          { to: '?', label: 'All that are alive', current: only === null },
          ...planShelves.map((shelf) => ({
            to: `?show=${shelf}`,
            label: `${shelfWords[shelf]} ${counts[shelf]}`,
            current: only === shelf,
          })),
        ]}
      />
      {isEmpty && (
        <EmptyState Icon={CalendarClock} title="No plans here">
          <p>
            Clients propose one on the page of their invoice; you can offer one from the page of an invoice here. What
            you allow is set under{' '}
            <Link to="/admin/settings/plans" className="link">
              Settings
            </Link>
            .
          </p>
        </EmptyState>
      )}
      {shown.map(
        ({ shelf, rows, next }) =>
          rows.length > 0 && (
            <section key={shelf} aria-labelledby={`shelf-${shelf}`} className="flex flex-col gap-2">
              <h2 id={`shelf-${shelf}`} className="font-semibold">
                {shelfWords[shelf]}
              </h2>
              <PlanTable caption={shelfWords[shelf]} rows={rows} fits={fits} />
              {only === null && next && (
                <Link to={`?show=${shelf}`} className="link">
                  All {counts[shelf]}
                </Link>
              )}
            </section>
          ),
      )}
      {only !== null && <Pager next={shown[0]?.next ?? null} isFirst={isFirst} />}
    </DeskPage>
  )
}
