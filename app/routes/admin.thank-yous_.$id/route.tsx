import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readMessage, readMessageHtml } from '#app/db/read/outbox.server.ts'
import { readThankYouBasis } from '#app/db/read/thank-you-basis.server.ts'
import { listVariants } from '#app/features/thank-yous/list-variants.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { MailFrame } from '#app/ui/mail-frame.tsx'
import { MessageBadge } from '#app/ui/message-badge.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { variantNames } from '#app/ui/thank-you-words.ts'
import { useAnswer } from '#app/ui/use-answer.ts'
import { ChangePanel } from './change-panel.tsx'
import { actOnThankYou, lineMax } from './thank-you-actions.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.message.subject ?? 'Thank-you'} · Dunwell` },
]

const sayings: Record<string, string> = {
  written: 'It is written. This is how it goes out.',
  line: 'Your line is in. This is how it goes out.',
  variant: 'It is written anew. This is how it goes out.',
  'send-now': 'It waits no longer: it goes out at the next hour at which this client is written to.',
  'called-off': 'It is not sent, and on record with your reason.',
  revived: 'It goes out after all, written for what is so now.',
}

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  if (!isUuid(params.id)) throw notFound()
  const [message, html, basis] = await Promise.all([
    readMessage(businessId, params.id),
    readMessageHtml(businessId, params.id),
    readThankYouBasis(businessId, params.id),
  ])
  if (message === null || html === null || basis === null) throw notFound()
  const mayEdit = can(role, 'edit-thank-you')
  const isWaiting = message.state === 'queued'
  const at = now()
  const said = new URL(request.url).searchParams.get('said') ?? ''
  return {
    ...{ message, html, lineMax, variant: basis.variant, said: sayings[said] ?? null },
    isHeld: message.sendAt > at,
    isCalledOff: said === 'called-off' && message.state === 'cancelled',
    variants: mayEdit && isWaiting ? await listVariants(businessId, basis.paymentId, at) : [],
    mayEdit: mayEdit && isWaiting,
    mayRevive: mayEdit && message.state === 'cancelled',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'edit-thank-you')
  if (!isUuid(params.id)) throw notFound()
  const acted = await actOnThankYou({ staff, messageId: params.id, form: await request.formData(), now: now() })
  if (acted === null) throw new Response('Unknown action', { status: 400 })
  if (acted === 'not_found') throw notFound()
  if ('problem' in acted) return data(acted.problem, { status: acted.problem.field === 'page' ? 409 : 400 })
  return redirect(`/admin/thank-yous/${params.id}?said=${acted.said}`)
}

export default function ThankYouPage() {
  const page = useLoaderData<typeof loader>()
  const { message, html, said, isHeld, isCalledOff, variant, variants, mayEdit, mayRevive } = page
  const problem = useAnswer<typeof action>() ?? null
  return (
    <DeskPage
      title={message.subject}
      lede={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <MessageBadge state={message.state} />
          <span className="wrap-anywhere">To {message.toAddress}</span>
          <span>{variantNames[variant]}</span>
        </span>
      }
      said={said}
      undo={
        isCalledOff && mayRevive ? { action: `/admin/thank-yous/${message.id}`, fields: { intent: 'revive' } } : null
      }
    >
      {problem?.field === 'page' && <StatusSentence tone="late">{problem.words}</StatusSentence>}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Panel title="The note">
          <MailFrame html={html} subject={message.subject} />
        </Panel>
        <div className="flex min-w-0 flex-col gap-4">
          {mayEdit ? (
            <ChangePanel {...message} {...{ isHeld, lineMax: page.lineMax, variant, variants, problem }} />
          ) : (
            <Panel title="A line of your own">
              <p className="text-ink-soft">{message.personalLine ?? 'It stands in our words.'}</p>
            </Panel>
          )}
          {mayRevive && !isCalledOff && (
            <Panel title="It was called off">
              <p className="text-ink-soft wrap-anywhere">{message.lastError}</p>
              <Form method="post">
                <button type="submit" name="intent" value="revive" className={deskButton('primary')}>
                  Send it after all
                </button>
              </Form>
            </Panel>
          )}
          <Link to={`/admin/outbox/${message.id}`} className="link inline-flex min-h-6 items-center self-start">
            Envelope and record
          </Link>
        </div>
      </div>
    </DeskPage>
  )
}
