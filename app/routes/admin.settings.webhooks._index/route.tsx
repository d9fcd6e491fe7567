import { data } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Webhook } from 'lucide-react'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listEndpoints } from '#app/db/read/webhooks.server.ts'
import { eventGroups } from '#app/domain/webhook/event-choice.ts'
import { createEndpoint } from '#app/features/webhooks-out/create-endpoint.server.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { OnceShown } from '#app/ui/once-shown.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { refusalWords } from '#app/ui/webhooks/refusal-words.ts'
import { EndpointRow } from './endpoint-row.tsx'
import { NewEndpointPanel } from './new-endpoint-panel.tsx'
import { Verification } from './verification.tsx'

export const meta: MetaFunction = () => [{ title: 'Webhooks · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request, 'manage-webhooks')
  const isRemoved = new URL(request.url).searchParams.get('said') === 'removed'
  return {
    endpoints: await listEndpoints(businessId),
    groups: eventGroups,
    said: isRemoved ? 'It is removed. Nothing is sent there any more.' : null,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'manage-webhooks')
  const form = await request.formData()
  if (form.get('intent') !== 'create') throw new Response('Unknown action', { status: 400 })
  const url = String(form.get('url') ?? '').slice(0, 2_001)
  const description = String(form.get('description') ?? '')
    .trim()
    .slice(0, 200)
  const events = form.get('which') === 'all' ? ['*'] : form.getAll('events').map(String).slice(0, 500)
  const call = { businessId: staff.businessId, actor: actorOf(staff), now: now() }
  const made = await createEndpoint({ ...call, url, events, description })
  if (made.ok) return data({ made: { url, secret: made.value.secret }, problem: null, typed: null })
  const typed = { url, description, events }
  return data({ made: null, problem: refusalWords[made.reason], typed }, { status: 400 })
}

export default function Webhooks() {
  const { endpoints, groups, said } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage
      title="Webhooks"
      lede="Other programs are told what happens here, within a second, signed, and again until they have heard it."
      said={answer ? null : said}
    >
      {answer?.problem && <StatusSentence tone="needs-you">{answer.problem}</StatusSentence>}
      {answer?.made && (
        <OnceShown title="The endpoint is there" label="Signing secret" value={answer.made.secret}>
          Copy the secret now into the program that receives: it is never shown again. With it the program can tell that
          a webhook is ours.
        </OnceShown>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr] lg:grid-rows-[auto_1fr]">
        {endpoints.length === 0 && !answer?.made ? (
          <EmptyState Icon={Webhook} title="Nobody is told yet">
            <p>
              Give the address of your books, your shop or a script of your own. From then on it gets a short message
              whenever an invoice is paid, a reminder goes out, a client disputes: whatever you choose.
            </p>
          </EmptyState>
        ) : (
          <ul className="flex min-w-0 flex-col gap-3">
            {endpoints.map((endpoint) => (
              <EndpointRow key={endpoint.id} endpoint={endpoint} />
            ))}
          </ul>
        )}
        <div className="min-w-0 lg:row-span-2">
          <NewEndpointPanel
            key={answer?.made?.secret ?? 'new'}
            groups={groups}
            typed={answer?.typed ?? { url: '', description: '', events: ['*'] }}
          />
        </div>
        <div className="min-w-0">
          <Verification />
        </div>
      </div>
    </DeskPage>
  )
}
