import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readMessage, readMessageHtml } from '#app/db/read/outbox.server.ts'
import { addPersonalLine } from '#app/features/thank-yous/add-personal-line.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { MailFrame } from '#app/ui/mail-frame.tsx'
import { MessageBadge } from '#app/ui/message-badge.tsx'
import { When } from '#app/ui/when.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.message.subject ?? 'Thank-you'} · Dunwell` },
]

const lineMax = 300
const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  if (!isUuid(params.id)) throw notFound()
  const [message, html] = await Promise.all([
    readMessage(businessId, params.id),
    readMessageHtml(businessId, params.id),
  ])
  if (message?.kind !== 'thank_you' || html === null) throw notFound()
  return { message, html, mayEdit: can(role, 'edit-thank-you') && message.state === 'queued' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'edit-thank-you')
  if (!isUuid(params.id)) throw notFound()
  const line = String((await request.formData()).get('line') ?? '')
  if (line.length > lineMax) return data({ line, problem: `Please keep it to ${lineMax} characters.` }, { status: 400 })
  const { businessId } = staff
  const added = await addPersonalLine({ businessId, messageId: params.id, line, actor: actorOf(staff), now: now() })
  if (!added.ok && added.reason === 'not_found') throw notFound()
  if (!added.ok) return data({ line, problem: 'It has gone out in the meantime.' }, { status: 409 })
  return redirect(`/admin/thank-yous/${params.id}`)
}

export default function ThankYouPage() {
  const { message, html, mayEdit } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isSaving = useNavigation().state !== 'idle'
  return (
    <DeskPage
      title={message.subject}
      lede={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <MessageBadge state={message.state} />
          To {message.toAddress}
        </span>
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Panel title="The note">
          <MailFrame html={html} subject={message.subject} />
        </Panel>
        <Panel title="A line of your own">
          {mayEdit ? (
            <Form method="post" className="flex flex-col gap-4">
              <p className="text-ink-soft">
                It goes out <When at={message.sendAt} />. Until then you can make it yours: one line is enough.
              </p>
              <Field
                label="A line of your own"
                hint="Stands after the first sentence. Leave it empty to take it out."
                errors={answer?.problem ? [answer.problem] : []}
              >
                {(control) => (
                  <textarea
                    {...control}
                    name="line"
                    rows={3}
                    maxLength={lineMax}
                    defaultValue={answer?.line ?? message.personalLine ?? ''}
                    className={deskInput}
                  />
                )}
              </Field>
              <button type="submit" disabled={isSaving} className={`${deskButton('primary')} w-fit`}>
                {isSaving ? 'Saving…' : 'Save the line'}
              </button>
            </Form>
          ) : (
            <p className="text-ink-soft">{message.personalLine ?? 'It went out in our words.'}</p>
          )}
          <Link to={`/admin/outbox/${message.id}`} className="link">
            Envelope and record
          </Link>
        </Panel>
      </div>
    </DeskPage>
  )
}
