import { Panel } from '#app/ui/desk-page.tsx'

const example = `import { Webhook } from 'standardwebhooks'
const event = new Webhook(secret).verify(rawBody, request.headers)
if (await isNew(request.headers['webhook-id'])) await handle(event)`

/** How a receiver makes sure that a webhook is ours. */
export function Verification() {
  return (
    <Panel title="How the other side receives them">
      <div className="prose flex flex-col gap-2 text-ink-soft">
        <p>
          Each is a POST with JSON, <code>{'{ type, timestamp, data }'}</code>, signed as Standard Webhooks says;
          libraries exist for most languages. Three lines are enough:
        </p>
        <pre
          tabIndex={0}
          aria-label="Verification in three lines"
          className="overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-sm text-ink"
        >
          {example}
        </pre>
        <p>
          Verify the bytes as they came. Answer 2xx within 15 seconds; anything else is tried again for three days, with
          the same <code>webhook-id</code>, so that a repeat is known. They may come in any order.
        </p>
      </div>
    </Panel>
  )
}
