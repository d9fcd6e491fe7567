import { redirect } from '@remix-run/node'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Scale } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { countDisputes, findCaseOfInvoice, listDisputes } from '#app/db/read/dispute-list.server.ts'
import type { DisputeListRow } from '#app/db/read/dispute-list.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { reasonNames } from '#app/domain/dispute/dispute-reason.ts'
import { disputeShelves } from '#app/domain/dispute/dispute-shelf.ts'
import type { DisputeShelf } from '#app/domain/dispute/dispute-shelf.ts'
import { Day } from '#app/ui/day.tsx'
import { deadlineWords } from '#app/ui/deadline-words.ts'
import { useDesk } from '#app/ui/desk.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { disputeStateWords } from '#app/ui/dispute-words.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Disputes · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const invoiceId = query.get('invoice') ?? undefined
  const found = isUuid(invoiceId) ? await findCaseOfInvoice(businessId, invoiceId) : null
  if (found) throw redirect(`/admin/disputes/${found}`)
  const shelf = disputeShelves.find((each) => each === query.get('show')) ?? 'open'
  const after = query.get('after') ?? undefined
  const place = isUuid(after) ? after : null
  const counts = await countDisputes(businessId)
  const { rows, next } = await listDisputes(businessId, { shelf, after: place })
  return { shelf, counts, rows, next, isFirst: place === null }
}

const shelfNames: Record<DisputeShelf, string> = {
  open: 'Open',
  ours: 'Waits for you',
  theirs: 'Waits for the client',
  over: 'Decided',
}

export default function Disputes() {
  const { shelf, counts, rows, next, isFirst } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const isOver = shelf === 'over'
  return (
    <DeskPage
      title="Disputes"
      guide="disputes"
      lede="What clients put in question; the first to be answered stands first."
    >
      <Tabs
        label="Which disputes"
        tabs={disputeShelves.map((each) => ({
          to: each === 'open' ? '?' : `?show=${each}`,
          label: counts[each] ? `${shelfNames[each]} ${counts[each]}` : shelfNames[each],
          current: each === shelf,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState Icon={Scale} title={emptyTitles[shelf]}>
          <p>Clients open a dispute on the page of an invoice, or tell you in a call. Follow-up of it rests then.</p>
        </EmptyState>
      ) : (
        <Table
          caption={isOver ? 'Disputes that are over' : 'Disputes that last'}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'Client',
              narrow: 'title',
              cell: (row: DisputeListRow) => <RowLink to={`/admin/disputes/${row.id}`}>{row.client.name}</RowLink>,
            },
            { head: 'Invoice', narrow: 'below', cell: (row) => `Invoice ${row.invoice.number}` },
            { head: 'What is wrong', narrow: 'line', cell: (row) => reasonNames[row.reason] },
            {
              head: 'State',
              narrow: 'sideBelow',
              cell: (row) => {
                const { word, tone } = disputeStateWords[row.state]
                return <StatusBadge tone={tone}>{word}</StatusBadge>
              },
            },
            ...(isOver
              ? []
              : [
                  {
                    head: 'Answer by',
                    narrow: 'line' as const,
                    cell: (row: DisputeListRow) => <AnswerBy row={row} />,
                  },
                ]),
            {
              head: 'At stake',
              narrow: 'side',
              align: 'right',
              cell: (row) => (
                <>
                  <Money amount={row.atStake} locale={locale} />
                  {row.atStake.minor < row.of.minor && (
                    <span className="block text-xs font-normal text-ink-faint">
                      of <Money amount={row.of} locale={locale} />
                    </span>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}

const emptyTitles: Record<DisputeShelf, string> = {
  open: 'Nothing is in dispute',
  ours: 'No dispute waits for you',
  theirs: 'No dispute waits for a client',
  over: 'Nothing was decided yet',
}

/** Whose turn it is, and by when. */
function AnswerBy({ row: { waitsForBusiness, respondBy } }: { row: DisputeListRow }) {
  const { locale, today } = useDesk()
  if (!waitsForBusiness) return <span className="text-ink-faint">Waits for the client</span>
  return (
    <span className={respondBy < today ? 'font-medium text-needs-you' : ''}>
      <span className="md:hidden">Answer </span>
      {deadlineWords(respondBy, today, locale)}
      <span className="block text-xs font-normal text-ink-faint">
        <Day day={respondBy} locale={locale} style="short" />
      </span>
    </span>
  )
}
