import { Form } from '@remix-run/react'
import type { DeliveryRow } from '#app/db/read/webhooks.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { DeliveryBadge } from '#app/ui/webhooks/delivery-badge.tsx'
import { When } from '#app/ui/when.tsx'

/** One delivery: what was sent, and what was answered at each try. */
export function DeliveryPanel({ delivery, payload }: { delivery: DeliveryRow; payload: string }) {
  const { id, eventId, type, state, tries, attempts } = delivery
  return (
    <Panel title={<span className="wrap-anywhere">{type}</span>} aside={<DeliveryBadge state={state} tries={tries} />}>
      <p className="text-sm text-ink-soft">
        webhook-id <span className="font-mono wrap-anywhere">{eventId}</span>
      </p>
      {attempts.length === 0 ? (
        <p className="text-ink-soft">Not tried yet.</p>
      ) : (
        <ol aria-label="Tries" className="flex flex-col divide-y divide-line">
          {attempts.map(({ at, ms, said, excerpt }) => (
            <li key={at} className="flex flex-col gap-0.5 py-2 first:pt-0">
              <span>
                <When at={new Date(at)} />: {said}, after {ms.toLocaleString('en-US')} ms
              </span>
              {excerpt && <span className="font-mono text-sm wrap-anywhere text-ink-soft">{excerpt}</span>}
            </li>
          ))}
        </ol>
      )}
      <Foldout title="What is sent">
        <pre tabIndex={0} aria-label="Body" className="max-h-96 overflow-auto font-mono text-sm">
          {JSON.stringify(JSON.parse(payload), null, 2)}
        </pre>
      </Foldout>
      <Form method="post">
        <input type="hidden" name="delivery" value={id} />
        <button type="submit" name="intent" value="replay" className={deskButton()}>
          Send it again
        </button>
      </Form>
    </Panel>
  )
}
