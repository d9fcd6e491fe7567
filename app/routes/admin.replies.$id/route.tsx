import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { findAssignees, readReplyMail } from '#app/db/read/replies.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import { foldQuote } from '#app/domain/reply/fold-quote.ts'
import { assignReply } from '#app/features/replies/assign-reply.server.ts'
import { readReply } from '#app/features/replies/read-reply.server.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { foundWords, replyState } from '#app/ui/reply-words.ts'
import { StatusBadge, StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { When } from '#app/ui/when.tsx'
import { AnswerPanel } from './answer-panel.tsx'
import { AssignPanel } from './assign-panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.mail.subject ?? 'Reply'} · Dunwell` },
]

const sayings: Record<string, string> = {
  read: 'Read. Follow-up goes on.',
  wait: 'Read. Follow-up rests until the day you named.',
  assign: 'It is with its client now.',
}

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const mail = isUuid(params.id) ? await readReplyMail(businessId, params.id) : null
  if (!mail) throw notFound()
  const query = new URL(request.url).searchParams
  const name = (query.get('client') ?? '').trim().slice(0, 100)
  const { text, ...shown } = mail
  return {
    mail: { ...shown, ...foldQuote(text) },
    sought: name,
    mayRead: can(role, 'read-replies'),
    assignees: mail.client ? [] : await findAssignees(businessId, { address: mail.fromAddress, name }),
    said: sayings[query.get('said') ?? ''] ?? null,
  }
}

const refusals: Record<string, string> = {
  already_read: 'Somebody has read it already.',
  already_assigned: 'Somebody has said whose it is already.',
  already_over: 'That day has passed.',
  no_day: 'Choose a day.',
  no_client: 'Say whose it is first.',
  no_such_client: 'Choose a client.',
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'read-replies')
  const form = await request.formData()
  if (!isUuid(params.id)) throw notFound()
  const call = { businessId: staff.businessId, replyId: params.id, actor: actorOf(staff), now: now() }
  const intent = form.get('intent')
  const done = await act(intent, form, call)
  if (done === null) return redirect(`/admin/replies/${params.id}?said=${String(intent)}`)
  if (done === 'not_found') throw notFound()
  return data({ intent, problem: refusals[done] ?? 'That did not work.' }, { status: 409 })
}

async function act(
  intent: FormDataEntryValue | null,
  form: FormData,
  call: { businessId: string; replyId: string; actor: string; now: Date },
): Promise<string | null> {
  switch (intent) {
    case 'read': {
      const read = await readReply({ ...call, waitUntil: null })
      return read.ok ? null : read.reason
    }
    case 'wait': {
      const day = parseDay(String(form.get('until')))
      if (!day) return 'no_day'
      const read = await readReply({ ...call, waitUntil: day })
      return read.ok ? null : read.reason
    }
    case 'assign': {
      const clientId = String(form.get('client'))
      if (!isUuid(clientId)) return 'no_such_client'
      const assigned = await assignReply({ ...call, clientId })
      return assigned.ok ? null : assigned.reason
    }
    default:
      throw new Response('Unknown action', { status: 400 })
  }
}

export default function Reply() {
  const { mail, assignees, sought, said, mayRead } = useLoaderData<typeof loader>()
  const refused = useAnswer<typeof action>()
  const { word, tone } = replyState(mail)
  const problemOf = (intent: string) => (refused?.intent === intent ? refused.problem : null)
  return (
    <DeskPage
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1 wrap-anywhere">
          {mail.subject} <StatusBadge tone={tone}>{word}</StatusBadge>
        </span>
      }
      lede={
        <span className="wrap-anywhere">
          {mail.fromName ? `${mail.fromName}, ${mail.fromAddress}` : mail.fromAddress}, <When at={mail.receivedAt} />
        </span>
      }
      said={said}
    >
      {refused && <StatusSentence tone="needs-you">{refused.problem}</StatusSentence>}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="What they wrote">
            <p className="prose whitespace-pre-wrap wrap-anywhere">{mail.said || 'Nothing beside the quotation.'}</p>
            {mail.quoted && (
              <Foldout title="What they quoted">
                <p className="text-sm whitespace-pre-wrap wrap-anywhere text-ink-soft">{mail.quoted}</p>
              </Foldout>
            )}
          </Panel>
          {(mail.files.length > 0 || mail.leftOut.length > 0) && <Files mail={mail} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {mail.client ? (
            <>
              <About mail={mail} client={mail.client} />
              {mayRead && <AnswerPanel mail={mail} problem={problemOf('wait')} />}
            </>
          ) : (
            mayRead && (
              <AssignPanel
                assignees={assignees}
                sought={sought}
                isRead={mail.readAt !== null}
                problem={problemOf('assign')}
              />
            )
          )}
        </div>
      </div>
    </DeskPage>
  )
}

type Mail = ReturnType<typeof useLoaderData<typeof loader>>['mail']

function Files({ mail }: { mail: Mail }) {
  return (
    <Panel title="Files">
      <ul className="flex flex-col gap-1">
        {mail.files.map(({ position, filename, size }) => (
          <li key={position}>
            <a href={`/admin/replies/${mail.id}/files/${position}`} className="link inline-flex min-h-6 wrap-anywhere">
              {filename} ({Math.max(1, Math.round(size / 1024))} KB)
            </a>
          </li>
        ))}
        {mail.leftOut.map((line) => (
          <li key={line} className="wrap-anywhere text-ink-soft">
            Not kept: {line}. Please ask for it another way.
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function About({ mail, client }: { mail: Mail; client: { id: string; name: string } }) {
  return (
    <Panel title="From">
      <p>
        <Link to={`/admin/clients/${client.id}`} className="link">
          {client.name}
        </Link>
        <span className="text-ink-soft">, {foundWords[mail.foundBy ?? ''] ?? ''}.</span>
      </p>
      {mail.invoice && (
        <p>
          About{' '}
          <Link to={`/admin/invoices/${mail.invoice.id}`} className="link">
            invoice {mail.invoice.number}
          </Link>
        </p>
      )}
      {mail.message && (
        <p className="wrap-anywhere">
          Answers{' '}
          <Link to={`/admin/outbox/${mail.message.id}`} className="link">
            {mail.message.subject}
          </Link>
        </p>
      )}
    </Panel>
  )
}
