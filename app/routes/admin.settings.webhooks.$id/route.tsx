import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Send } from 'lucide-react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { listDeliveries, readDelivery, readEndpoint, readPayload } from '#app/db/read/webhooks.server.ts'
import { deliveryStates } from '#app/domain/webhook/delivery-state.ts'
import { eventGroups } from '#app/domain/webhook/event-choice.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { OnceShown } from '#app/ui/once-shown.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { refusalWords } from '#app/ui/webhooks/refusal-words.ts'
import { DeliveryPanel } from './delivery-panel.tsx'
import { DeliveryTable } from './delivery-table.tsx'
import { actOnEndpoint } from './endpoint-actions.server.ts'
import { EndpointDecisions } from './endpoint-decisions.tsx'
import { EndpointFacts } from './endpoint-facts.tsx'
import { isSaid, saidWords } from './said-words.ts'

export const meta: MetaFunction = () => [{ title: 'Webhook endpoint · Dunwell' }]

const PAGE_ROWS = 30
const tabs = { all: 'All', waiting: 'Waiting', delivered: 'Arrived', failed: 'Given up' } as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'manage-webhooks')
  const endpoint = isUuid(params['id']) ? await readEndpoint(businessId, params['id']) : null
  if (!endpoint) throw new Response('This endpoint was removed, or never was.', { status: 404 })
  const query = new URL(request.url).searchParams
  const show = deliveryStates.find((state) => state === query.get('show')) ?? null
  const given = query.get('after') ?? undefined
  const after = isUuid(given) ? given : null
  const rows = await listDeliveries(businessId, endpoint.id, { state: show, after, take: PAGE_ROWS + 1 })
  const wanted = query.get('delivery') ?? undefined
  const delivery = isUuid(wanted) ? await readDelivery(businessId, wanted) : null
  const opened = delivery?.endpointId === endpoint.id ? delivery : null
  const said = query.get('said')
  return {
    ...{ endpoint, groups: eventGroups, show, isFirst: after === null, opened, at: now() },
    payload: opened && (await readPayload(businessId, opened.eventId)),
    rows: rows.slice(0, PAGE_ROWS),
    next: rows.length > PAGE_ROWS ? (rows[PAGE_ROWS - 1]?.eventId ?? null) : null,
    said: isSaid(said) ? saidWords[said] : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'manage-webhooks')
  const endpointId = params['id']
  if (!isUuid(endpointId)) throw new Response('This endpoint was removed, or never was.', { status: 404 })
  const call = { businessId: staff.businessId, endpointId, actor: actorOf(staff), now: now() }
  const answer = await actOnEndpoint(call, await request.formData())
  if ('reason' in answer) {
    if (answer.reason === 'not_found') throw new Response('This endpoint was removed, or never was.', { status: 404 })
    return data({ secret: null, problem: refusalWords[answer.reason] }, { status: 400 })
  }
  if ('secret' in answer) return data({ secret: answer.secret, problem: null })
  if (answer.said === 'removed') return redirect('/admin/settings/webhooks?said=removed')
  return redirect(`/admin/settings/webhooks/${endpointId}?said=${answer.said}`)
}

export default function WebhookEndpointPage() {
  const { endpoint, groups, show, rows, next, isFirst, opened, payload, said, at } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage
      title={endpoint.description || new URL(endpoint.url).host}
      lede={
        <Link to="/admin/settings/webhooks" className="link inline-block py-1">
          All webhooks
        </Link>
      }
      said={answer ? null : said}
    >
      {answer?.problem && <StatusSentence tone="needs-you">{answer.problem}</StatusSentence>}
      {answer?.secret && (
        <OnceShown title="The new secret" label="Signing secret" value={answer.secret}>
          Copy it now into the program that receives: it is never shown again. For 24 hours both sign, so nothing is
          lost meanwhile.
        </OnceShown>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <EndpointFacts endpoint={endpoint} at={at} />
          {opened && payload && <DeliveryPanel delivery={opened} payload={payload} />}
          <Panel title="What was sent">
            <Tabs
              label="Which deliveries"
              tabs={Object.entries(tabs).map(([key, label]) => ({
                ...{ to: `?show=${key}`, label, current: key === (show ?? 'all') },
              }))}
            />
            {rows.length === 0 ? (
              <EmptyState Icon={Send} title={isFirst ? 'Nothing here yet' : 'That was the last page'}>
                {isFirst && <p>Send a test, or wait for something to happen. Each event stays here for 30 days.</p>}
              </EmptyState>
            ) : (
              <DeliveryTable rows={rows} opened={opened?.id ?? null} />
            )}
            <Pager next={next} isFirst={isFirst} />
          </Panel>
        </div>
        <EndpointDecisions endpoint={endpoint} groups={groups} />
      </div>
    </DeskPage>
  )
}
