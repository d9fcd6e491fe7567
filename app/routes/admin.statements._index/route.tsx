import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ScrollText } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { listStatementCandidates } from '#app/db/read/statement-list.server.ts'
import { readStatementSchedule } from '#app/db/read/statement-schedule.server.ts'
import { listSentStatements } from '#app/db/read/statements-sent.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { statementAudiences } from '#app/domain/statement/statement-wish.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { SentStatements } from '#app/ui/sent-statements.tsx'
import { audienceWords } from '#app/ui/statement-words.ts'
import { Tabs } from '#app/ui/tabs.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { When } from '#app/ui/when.tsx'
import { CandidateForm } from './candidate-form.tsx'
import { SendPanel } from './send-panel.tsx'
import { reviewStatements, sendStatements } from './statement-actions.server.ts'

export const meta: MetaFunction = () => [{ title: 'Statements · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, role, timeZone } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const schedule = await readStatementSchedule(businessId)
  const after = query.get('after')
  const place = { isFirst: after === null, schedule, said: saidOf(query), maySend: can(role, 'send-statement') }
  const maySetUp = can(role, 'change-settings')
  if (query.get('show') === 'sent') {
    const sent = await listSentStatements(businessId, { after: isUuid(after ?? undefined) ? after : null })
    return { ...place, maySetUp, audience: null, rows: [], sent: sent.rows, next: sent.next }
  }
  const audience = statementAudiences.find((one) => one === query.get('show')) ?? schedule.to
  const today = todayIn(timeZone, instantOf(now()))
  const { rows, next } = await listStatementCandidates(businessId, { audience, today, after })
  return { ...place, maySetUp, audience, rows, sent: [], next }
}

function saidOf(query: URLSearchParams): string | null {
  const [sent, not] = [Number(query.get('sent') ?? ''), Number(query.get('not') ?? '')]
  if (!query.has('sent') || !Number.isInteger(sent) || !Number.isInteger(not)) return null
  const went = sent === 1 ? 'One statement is on its way.' : `${sent} statements are on their way.`
  return not > 0 ? `${went} ${not === 1 ? 'One client gets none' : `${not} get none`}; the list below says why.` : went
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'send-statement')
  const form = await request.formData()
  const chosen = { staff, form, now: now() }
  switch (form.get('intent')) {
    case 'review':
      return data(await reviewStatements(chosen))
    case 'send': {
      const { sent, not } = await sendStatements(chosen)
      return redirect(`/admin/statements?show=sent&sent=${sent}&not=${not}`)
    }
    default:
      throw new Response('Unknown action', { status: 400 })
  }
}

const tabWords = { overdue: 'Past due', open: 'Anything open', all: 'Everybody' } as const

export default function Statements() {
  const { audience, rows, sent, next, isFirst, schedule, said, maySend, maySetUp } = useLoaderData<typeof loader>()
  const review = useAnswer<typeof action>()
  return (
    <DeskPage
      title="Statements"
      guide="invoices"
      lede={
        <>
          What is open, or what happened, for a client at a glance.{' '}
          {schedule.nextAt ? (
            <>
              The next go out by themselves on <When at={schedule.nextAt} />: {audienceWords[schedule.to].toLowerCase()}
              .
            </>
          ) : (
            'They go out when you send them.'
          )}{' '}
          {maySetUp && (
            <Link to="/admin/settings/statements" className="link">
              {schedule.nextAt ? 'Change that' : 'Send them every month'}
            </Link>
          )}
        </>
      }
      said={review ? null : said}
    >
      <Tabs
        label="Whose statements"
        tabs={[
          ...statementAudiences.map((one) => ({
            to: `?show=${one}`,
            label: tabWords[one],
            current: one === audience,
          })),
          { to: '?show=sent', label: 'Sent', current: audience === null },
        ]}
      />
      {review && <SendPanel {...review} back="/admin/statements" />}
      {!review && audience !== null && rows.length > 0 && (
        <CandidateForm key={audience} rows={rows} kind={schedule.kind} maySend={maySend} />
      )}
      {!review && audience !== null && rows.length === 0 && (
        <EmptyState Icon={ScrollText} title="Nobody here">
          <p>
            {audience === 'overdue'
              ? 'No client has an invoice past its due date. A statement lists all that is open of one client, with a PDF and a link to their page.'
              : 'A statement lists all that is open of one client. Clients stand here once they have invoices.'}
          </p>
        </EmptyState>
      )}
      {!review && audience === null && sent.length > 0 && <SentStatements rows={sent} />}
      {!review && audience === null && sent.length === 0 && (
        <EmptyState Icon={ScrollText} title="None was sent yet">
          <p>Choose clients on one of the other lists, look at what would go out, and send it.</p>
        </EmptyState>
      )}
      {!review && <Pager next={next} isFirst={isFirst} />}
    </DeskPage>
  )
}
