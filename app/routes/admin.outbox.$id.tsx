import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readMessage, readMessageHtml } from '#app/db/read/outbox.server.ts'
import { portalTokenPlaceholder } from '#app/domain/message/portal-placeholder.ts'
import { resolveUnknown } from '#app/features/messages/resolve-unknown.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { MailAttachments, MailFrame } from '#app/ui/mail-frame.tsx'
import { MessageBadge, messageKind } from '#app/ui/message-badge.tsx'
import { StackedFacts } from '#app/ui/stat.tsx'
import { When } from '#app/ui/when.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.message.subject ?? 'Mail'} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  if (!isUuid(params.id)) throw notFound()
  const [message, html] = await Promise.all([
    readMessage(businessId, params.id),
    readMessageHtml(businessId, params.id),
  ])
  if (!message || html === null) throw notFound()
  return { message, html, mayResolve: can(role, 'resolve-message'), hasLink: html.includes(portalTokenPlaceholder) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { businessId } = await requireStaff(request, 'resolve-message')
  const fate = (await request.formData()).get('fate')
  if (!isUuid(params.id) || (fate !== 'arrived' && fate !== 'lost')) throw new Response('Bad request', { status: 400 })
  const resolved = await resolveUnknown({ businessId, messageId: params.id, arrived: fate === 'arrived', now: now() })
  // Somebody else was first: the page shows what they decided.
  if (!resolved.ok && resolved.reason === 'not_found') throw notFound()
  return redirect(`/admin/outbox/${params.id}`)
}

export default function MailPage() {
  const { message, html, mayResolve, hasLink } = useLoaderData<typeof loader>()
  const { client, invoice, attachments } = message
  return (
    <DeskPage
      title={message.subject}
      lede={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <MessageBadge state={message.state} />
          {messageKind(message.kind)} to {message.toAddress}
        </span>
      }
    >
      {message.state === 'unknown' && <UnknownPanel mayResolve={mayResolve} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Panel title="The mail" aside={hasLink && 'The link’s secret part is filled in only while sending.'}>
          <MailFrame html={html} subject={message.subject} />
          <MailAttachments messageId={message.id} attachments={attachments} />
          <details>
            <summary className="link flex min-h-11 w-fit items-center lg:min-h-8">Text version</summary>
            <pre className="mt-2 max-w-[80ch] rounded-lg bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
              {message.text}
            </pre>
          </details>
        </Panel>
        <Panel title="On record">
          <StackedFacts
            facts={[
              [
                'Client',
                <Link key="v" to={`/admin/clients/${client.id}`} className="link">
                  {client.name}
                </Link>,
              ],
              ...(invoice
                ? ([
                    [
                      'Invoice',
                      <Link key="v" to={`/admin/invoices/${invoice.id}`} className="link">
                        {invoice.number}
                      </Link>,
                    ],
                  ] as const)
                : []),
              ['From', message.fromHeader],
              ...(message.ccAddresses.length > 0 ? ([['Copies', message.ccAddresses.join(', ')]] as const) : []),
              ...(message.replyTo ? ([['Answers go to', message.replyTo]] as const) : []),
              ['Written', <When key="v" at={message.createdAt} />],
              ...(message.editedBy ? ([['Reworded by', message.editedBy]] as const) : []),
              ...(message.approvedBy && message.approvedAt
                ? ([
                    [
                      'Approved',
                      <span key="v">
                        <When at={message.approvedAt} /> by {message.approvedBy}
                      </span>,
                    ],
                  ] as const)
                : []),
              ['To go out from', <When key="v" at={message.sendAt} />],
              ...(message.sentAt ? ([['Sent', <When key="v" at={message.sentAt} />]] as const) : []),
              ...(message.tries > 0 ? ([['Tries', message.tries]] as const) : []),
              ...(message.providerId ? ([['Provider’s id', <Code key="v" text={message.providerId} />]] as const) : []),
              ...(message.sentHash ? ([['SHA-256', <Code key="v" text={message.sentHash} />]] as const) : []),
            ]}
          />
          {message.lastError && <p className="rounded-lg bg-sunken px-3 py-2 text-ink-soft">{message.lastError}</p>}
        </Panel>
      </div>
    </DeskPage>
  )
}

const Code = ({ text }: { text: string }) => <code className="text-xs break-all">{text}</code>

function UnknownPanel({ mayResolve }: { mayResolve: boolean }) {
  return (
    <Panel title="Nobody knows whether this mail arrived">
      <p className="prose text-ink-soft">
        The mail provider’s answer was lost, and by now it would not recognise a second try as the same mail. Please
        look at the provider’s own list, or ask the client. Nothing else is sent about this invoice until you have
        decided.
      </p>
      {mayResolve && (
        <Form method="post" className="flex flex-wrap gap-2">
          <button type="submit" name="fate" value="arrived" className={deskButton('primary')}>
            It arrived
          </button>
          <button type="submit" name="fate" value="lost" className={deskButton('secondary')}>
            Send it again
          </button>
        </Form>
      )}
    </Panel>
  )
}
