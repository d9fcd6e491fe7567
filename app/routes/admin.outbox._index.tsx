import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Send } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { listOutbox } from '#app/db/read/outbox.server.ts'
import type { MessageState } from '#app/domain/message/message-state.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { MessageBadge, messageKind } from '#app/ui/message-badge.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { When } from '#app/ui/when.tsx'

export const meta: MetaFunction = () => [{ title: 'Outbox · Dunwell' }]

interface Shelf {
  label: string
  states: readonly MessageState[] | null
  empty: [title: string, text: string]
}

const shelves: Record<string, Shelf> = {
  all: {
    label: 'All',
    states: null,
    empty: ['No mail yet', 'Reminders and thank-yous show here from the moment they are written, word for word.'],
  },
  waiting: {
    label: 'Waiting',
    states: ['drafted', 'queued', 'sending'],
    empty: ['Nothing waits to go out', 'Mails wait here until the client’s next good hour.'],
  },
  sent: {
    label: 'Sent',
    states: ['sent'],
    empty: ['Nothing is under way', 'Mails stay here until the other side reports that they arrived.'],
  },
  delivered: { label: 'Delivered', states: ['delivered'], empty: ['Nothing was delivered yet', ''] },
  bounced: {
    label: 'Came back',
    states: ['bounced', 'complained'],
    empty: ['Nothing came back', 'A mail that cannot be delivered shows here, and a task asks for the right address.'],
  },
  failed: { label: 'Failed', states: ['failed'], empty: ['Nothing failed', ''] },
  unknown: {
    label: 'Unknown',
    states: ['unknown'],
    empty: [
      'Nothing is unclear',
      'If the mail provider’s answer is lost for a day, nobody knows whether the mail went out. You decide here.',
    ],
  },
  cancelled: {
    label: 'Cancelled',
    states: ['cancelled'],
    empty: [
      'Nothing was cancelled',
      'A mail is cancelled when the invoice is paid, paused or changed before it went out.',
    ],
  },
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const wanted = query.get('show') ?? 'all'
  const show = Object.hasOwn(shelves, wanted) ? wanted : 'all'
  const after = query.get('after') ?? undefined
  const place = isUuid(after) ? after : null
  const page = await listOutbox(businessId, { states: shelves[show]?.states ?? null, kind: null, after: place })
  return { show, ...page, isFirst: place === null }
}

export default function Outbox() {
  const { show, rows, next, isFirst } = useLoaderData<typeof loader>()
  const [title, text] = shelves[show]?.empty ?? ['', '']
  return (
    <DeskPage title="Outbox" lede="Everything Dunwell says to your clients, word for word.">
      <Tabs
        label="Which mails"
        tabs={Object.entries(shelves).map(([key, { label }]) => ({ to: `?show=${key}`, label, current: key === show }))}
      />
      {rows.length === 0 ? (
        <EmptyState Icon={Send} title={isFirst ? title : 'That was the last page'}>
          {isFirst && text && <p>{text}</p>}
        </EmptyState>
      ) : (
        <Table
          caption="Mails"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'Subject',
              narrow: 'title',
              cell: ({ id, subject }) => <RowLink to={`/admin/outbox/${id}`}>{subject}</RowLink>,
            },
            {
              head: 'To',
              narrow: 'line',
              cell: ({ client, toAddress }) => (
                <span className="flex flex-col">
                  <span>{client.name}</span>
                  <span className="text-xs break-all text-ink-faint">{toAddress}</span>
                </span>
              ),
            },
            {
              head: 'Kind',
              narrow: 'hidden',
              cell: ({ kind }) => <span className="whitespace-nowrap text-ink-soft">{messageKind(kind)}</span>,
            },
            { head: 'Status', narrow: 'side', cell: ({ state }) => <MessageBadge state={state} /> },
            {
              head: 'When',
              narrow: 'line',
              cell: ({ sentAt, sendAt, state }) => (
                <span className="text-ink-soft max-md:text-xs">
                  {!sentAt && (state === 'queued' || state === 'drafted') && 'from '}
                  <When at={sentAt ?? sendAt} />
                </span>
              ),
            },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
