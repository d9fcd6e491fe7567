import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readRecurringPage } from '#app/db/read/recurring-page.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { Day } from '#app/ui/day.tsx'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { recurringProblems, recurringStateWords } from '#app/ui/recurring/recurring-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { recurringIntents } from './recurring-actions.server.ts'
import { AheadPanel, MadePanel, VersionsPanel } from './recurring-facts.tsx'
import { StopPanel } from './stop-panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.page.name ?? 'Recurring invoice'} · Dunwell` },
]

const sayings: Record<string, string> = {
  created: 'It is set up. Its first invoice is made on its first day.',
  saved: 'Saved. It counts for the invoices to come.',
  price: 'The new lines count from their day on.',
  pause: 'Paused. No invoices are made until you go on.',
  resume: 'It goes on.',
  end: 'It has ended. The invoices it made stay as they are.',
  'withdraw-price': 'The change is taken back.',
}
/** What takes a step back. */
const undoing: Record<string, string> = { pause: 'resume', end: 'resume' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role, timeZone, locale } = await requireStaff(request)
  const place = { today: todayIn(timeZone, instantOf(now())), locale }
  const page = isUuid(params['id']) ? await readRecurringPage(businessId, params['id'], place) : null
  if (!page) throw new Response('Not found', { status: 404 })
  const said = new URL(request.url).searchParams.get('said') ?? ''
  const mayEdit = can(role, 'edit-recurring')
  const back = undoing[said]
  const undo =
    mayEdit && back && page.state !== 'active' && page.goesOnWith
      ? { action: `/admin/recurring/${page.id}`, fields: { intent: back } }
      : null
  return { page, mayEdit, said: sayings[said] ?? null, undo }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'edit-recurring')
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const run = recurringIntents[intent]
  if (!run) throw new Response('Unknown action', { status: 400 })
  const recurringId = params['id']
  if (!isUuid(recurringId)) throw new Response('Not found', { status: 404 })
  const reason = await run({ staff, recurringId, form, now: now() })
  if (reason) return data({ problem: recurringProblems[reason] ?? 'This is not possible now.' }, { status: 409 })
  return redirect(`/admin/recurring/${recurringId}?said=${intent}`)
}

export default function RecurringInvoicePage() {
  const { page, mayEdit, said, undo } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { locale } = useDesk()
  const { word, tone } = recurringStateWords[page.state]
  const outcome = page.sends ? 'issued and mailed' : page.issues ? 'issued' : 'kept as a draft'
  return (
    <DeskPage
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {page.name} <StatusBadge tone={tone}>{word}</StatusBadge>
        </span>
      }
      lede={
        <>
          For{' '}
          <Link to={`/admin/clients/${page.clientId}`} className="link">
            {page.clientName}
          </Link>
          . {page.rhythm}
          {page.end && `, ${page.end}`}
          {page.nextOn && (
            <>
              , next on <Day day={page.nextOn} locale={locale} />
            </>
          )}
          . Each is {outcome}, with {page.termsDays === 1 ? '1 day' : `${page.termsDays} days`} to pay.
        </>
      }
      actions={
        mayEdit && (
          <Link to="edit" className={deskButton()}>
            Edit
          </Link>
        )
      }
      said={said}
      undo={undo}
    >
      {answer && (
        <p role="alert" className="text-needs-you">
          {answer.problem}
        </p>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <AheadPanel page={page} />
          <MadePanel page={page} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <VersionsPanel page={page} mayEdit={mayEdit} />
          {mayEdit && <StopPanel page={page} />}
        </div>
      </div>
    </DeskPage>
  )
}
