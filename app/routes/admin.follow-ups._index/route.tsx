import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Columns3 } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listViews } from '#app/db/read/saved-views.server.ts'
import { BulkBar } from '#app/ui/bulk-bar.tsx'
import { bulkDecisions } from '#app/ui/bulk-decisions.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { InvoiceFilters } from '#app/ui/invoice-filters.tsx'
import { BesideList } from '#app/ui/invoice-pane.tsx'
import { InvoiceTable } from '#app/ui/invoice-table.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { ViewTabs } from '#app/ui/view-tabs.tsx'
import { Board } from './board.tsx'
import { readBoardPage } from './board-page.server.ts'
import { readListPage } from './list-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'Follow-ups · Dunwell' }]

const page = '/admin/follow-ups'

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const views = await listViews(staff.businessId, staff.userId, page)
  const decisions = bulkDecisions(staff.role)
  // A search finds invoices one by one: the board has no columns for it.
  if (query.get('as') === 'list' || query.has('q')) {
    return { views, decisions, list: await readListPage(staff, query, 'open', now()), board: null }
  }
  return { views, decisions, list: null, board: await readBoardPage(staff, query, now()) }
}

export default function FollowUps() {
  const { views, decisions, list, board } = useLoaderData<typeof loader>()
  return (
    <DeskPage
      title="Follow-ups"
      guide="follow-up"
      lede="Every open invoice: how far follow-up has come, and what comes next."
    >
      <div className="flex flex-col gap-3">
        <ViewTabs
          page={page}
          label="Ways to see it"
          views={views}
          tabs={[
            { to: '?', label: 'Board', current: board !== null },
            { to: '?as=list', label: 'List', current: list !== null },
          ]}
        />
        <InvoiceFilters
          choices={(list ?? board).choices}
          isOpen={list?.isOpen ?? true}
          keep={['as']}
          isBoard={board !== null}
        />
      </div>
      {board && <BoardOrNothing {...board} />}
      {list && (
        <>
          {list.rows.length === 0 ? (
            <Nothing isNarrowed={list.isNarrowed} hasMore={list.next !== null} />
          ) : (
            <>
              <BulkBar list={page} query={list.allQuery} decisions={decisions} of="invoices" />
              <BesideList>{(beside) => <InvoiceTable rows={list.rows} isMarkable {...beside} />}</BesideList>
            </>
          )}
          <Pager next={list.next} isFirst={list.isFirst} />
        </>
      )}
    </DeskPage>
  )
}

type BoardData = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['board']>

function BoardOrNothing({ columns, rest, isNarrowed }: BoardData) {
  if (columns.every(({ count }) => count === 0)) return <Nothing isNarrowed={isNarrowed} hasMore={false} />
  return (
    <>
      {rest !== null && (
        <StatusSentence tone="waiting">
          Nothing is being sent to anyone because all follow-up was paused{rest && `: ${rest}`}.{' '}
          <Link to="/admin/settings" className="link">
            Settings
          </Link>
        </StatusSentence>
      )}
      <Board columns={columns} />
    </>
  )
}

function Nothing({ isNarrowed, hasMore }: { isNarrowed: boolean; hasMore: boolean }) {
  if (hasMore) {
    return <EmptyState Icon={Columns3} title="Nothing on this page fits; there may be more on the next" />
  }
  if (isNarrowed) {
    return (
      <EmptyState Icon={Columns3} title="No open invoice fits">
        <p>
          Clear some of the filters, or{' '}
          <Link to={page} className="link">
            see them all
          </Link>
          .
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState Icon={Columns3} title="Nothing is open">
      <p>
        Every invoice that is sent stands here until it is paid: one column for each step of follow-up, and those that
        rest because of a promise, a plan or a dispute beside them.
      </p>
      <span className="flex flex-wrap justify-center gap-2">
        <Link to="/admin/invoices/new" className={deskButton('primary')}>
          New invoice
        </Link>
        <Link to="/admin/imports" className={deskButton()}>
          Import invoices
        </Link>
      </span>
    </EmptyState>
  )
}
