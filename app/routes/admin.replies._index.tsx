import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Inbox } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { listReplies } from '#app/db/read/replies.server.ts'
import type { ReplyShelf } from '#app/db/read/replies.server.ts'
import { env } from '#app/env.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { replyState } from '#app/ui/reply-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { When } from '#app/ui/when.tsx'

export const meta: MetaFunction = () => [{ title: 'Replies · Dunwell' }]

const shelves: Record<ReplyShelf, { label: string; title: string; text: string }> = {
  unread: {
    label: 'To read',
    title: 'No reply waits to be read',
    text: 'When a client answers a mail, it shows here, and nothing more is sent to them until somebody has read it.',
  },
  unassigned: {
    label: 'Whose?',
    title: 'Every mail has its client',
    text: 'A mail from an address nobody has on file waits here until you say whose it is.',
  },
  all: { label: 'All', title: 'No mail has come in yet', text: 'Answers of clients show here, with their files.' },
}

const isShelf = (text: string | null): text is ReplyShelf => text !== null && Object.hasOwn(shelves, text)

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const wanted = query.get('show')
  const show = isShelf(wanted) ? wanted : 'unread'
  const after = query.get('after')
  const page = await listReplies(businessId, { show, after })
  return { show, ...page, isFirst: after === null, isReceiving: env.MAIL_REPLY_DOMAIN !== undefined }
}

export default function Replies() {
  const { show, rows, next, isFirst, isReceiving } = useLoaderData<typeof loader>()
  const { title, text } = shelves[show]
  return (
    <DeskPage
      title="Replies"
      guide="mail"
      lede="What clients wrote back. Their reminders rest until somebody has read it."
    >
      <Tabs
        label="Which mails"
        tabs={Object.entries(shelves).map(([key, { label }]) => ({ to: `?show=${key}`, label, current: key === show }))}
      />
      {rows.length === 0 ? (
        <EmptyState Icon={Inbox} title={isFirst ? title : 'That was the last page'}>
          {isFirst && <p>{text}</p>}
          {isFirst && !isReceiving && (
            <p>
              This installation does not receive mail yet: replies go straight to whoever looks after the client. To
              have them here, set MAIL_REPLY_DOMAIN to a domain that Resend receives for.
            </p>
          )}
        </EmptyState>
      ) : (
        <Table
          caption="Replies"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'Subject',
              narrow: 'title',
              cell: ({ id, subject }) => <RowLink to={`/admin/replies/${id}`}>{subject}</RowLink>,
            },
            {
              head: 'From',
              narrow: 'line',
              cell: ({ client, fromName, fromAddress }) => (
                <span className="flex flex-col">
                  <span>{client?.name ?? fromName ?? 'Nobody on file'}</span>
                  <span className="text-xs break-all text-ink-faint">{fromAddress}</span>
                </span>
              ),
            },
            {
              head: 'Files',
              narrow: 'hidden',
              align: 'right',
              cell: ({ _count }) => (_count.files > 0 ? _count.files : ''),
            },
            {
              head: 'Status',
              narrow: 'side',
              cell: (row) => {
                const { word, tone } = replyState(row)
                return <StatusBadge tone={tone}>{word}</StatusBadge>
              },
            },
            { head: 'Came in', narrow: 'line', cell: ({ receivedAt }) => <When at={receivedAt} /> },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
