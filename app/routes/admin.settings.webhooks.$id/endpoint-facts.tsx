import type { EndpointRow } from '#app/db/read/webhooks.server.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Facts } from '#app/ui/stat.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { EndpointBadge } from '#app/ui/webhooks/endpoint-badge.tsx'
import { When } from '#app/ui/when.tsx'

/** Where, what, and how it fares; `at` tells whether an old secret still signs. */
export function EndpointFacts({ endpoint, at }: { endpoint: EndpointRow; at: Date }) {
  const { url, events, createdAt, failingSince, lastSuccessAt, lastError } = endpoint
  const { disabledAt, disabledReason, previousSecretEndsAt } = endpoint
  return (
    <Panel title="The endpoint" aside={<EndpointBadge {...endpoint} />}>
      {disabledAt && disabledReason !== 'paused' && (
        <StatusSentence tone="needs-you">
          {disabledReason === 'gone'
            ? 'It answered that nothing is received there any more (410).'
            : `Nothing arrived there for a day${lastError ? `; at last it ${lastError}` : ''}.`}{' '}
          What happens meanwhile waits. Mend the receiver, then let it go on.
        </StatusSentence>
      )}
      <Facts
        facts={[
          [
            'Address',
            <span key="url" className="wrap-anywhere">
              {url}
            </span>,
          ],
          ['Is told', events.includes('*') ? 'everything' : events.join(', ')],
          ['Since', <When key="since" at={createdAt} />],
          ['Last arrived', lastSuccessAt ? <When key="arrived" at={lastSuccessAt} /> : 'nothing yet'],
          ...(failingSince
            ? [
                [
                  'Fails since',
                  <span key="fails">
                    <When at={failingSince} />
                    {lastError && `: ${lastError}`}
                  </span>,
                ] as const,
              ]
            : []),
          ...(previousSecretEndsAt && previousSecretEndsAt > at
            ? [['The old secret signs until', <When key="old" at={previousSecretEndsAt} />] as const]
            : []),
        ]}
      />
    </Panel>
  )
}
