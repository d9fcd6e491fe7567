import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import type { ProviderMode } from '#app/domain/provider/provider-mode.ts'
import { providerStatus } from '#app/features/settings/provider-status.server.ts'
import type { ProviderStatus } from '#app/features/settings/provider-status.server.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import type { StatusTone } from '#app/ui/status-badge.tsx'
import { When } from '#app/ui/when.tsx'

export const meta: MetaFunction = () => [{ title: 'Payment providers · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'change-settings')
  return { providers: await providerStatus() }
}

const modes: Record<ProviderMode, { word: string; tone: StatusTone; text: string }> = {
  live: { word: 'Live', tone: 'settled', text: 'Real money and real mail.' },
  test: { word: 'Test', tone: 'late', text: 'The provider’s test side: no money moves.' },
  stand_in: {
    word: 'Stand-in',
    tone: 'waiting',
    text: 'A stand-in on this machine plays this provider: nothing leaves it, and no money moves.',
  },
}

export default function Providers() {
  const { providers } = useLoaderData<typeof loader>()
  return (
    <DeskPage title="Payment providers" lede="Who takes the money and carries the mail, and whether they report back.">
      <div className="grid items-start gap-4 lg:grid-cols-3">
        {providers.map((provider) => (
          <Provider key={provider.name} provider={provider} />
        ))}
      </div>
      <p className="max-w-prose text-ink-soft">
        Keys stand in the environment this installation is started with, for all of its businesses, and are never shown
        here. To change one, set the variables and start again. Which ways to pay are offered stands in General.
      </p>
    </DeskPage>
  )
}

function Provider({ provider }: { provider: ProviderStatus }) {
  const { name, does, mode, keyEnd, variables, webhookUrl, lastWebhookAt } = provider
  const { word, tone, text } = modes[mode]
  return (
    <Panel title={name} aside={<StatusBadge tone={tone}>{word}</StatusBadge>}>
      <p className="text-ink-soft">
        {does}. {text}
      </p>
      <dl className="flex flex-col gap-3">
        <Fact name="Last report">
          {lastWebhookAt ? (
            <When at={lastWebhookAt} />
          ) : (
            <span className={mode === 'stand_in' ? '' : 'text-needs-you'}>
              None yet{mode === 'stand_in' ? '' : ': enter the address below at the provider'}
            </span>
          )}
        </Fact>
        <Fact name="Address for its webhooks">
          <code className="break-all select-all">{webhookUrl}</code>
        </Fact>
        {keyEnd && <Fact name="Key">ends in {keyEnd}</Fact>}
        <Fact name="Set by">
          <span className="font-mono text-xs break-all">{variables.join(', ')}</span>
        </Fact>
      </dl>
    </Panel>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-faint">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
