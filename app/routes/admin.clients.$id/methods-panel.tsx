import { Form } from '@remix-run/react'
import type { ClientMethods } from '#app/db/read/client-methods.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Foldout } from '#app/ui/foldout.tsx'

const names = { card: 'Card', ach: 'Bank debit (ACH)', paypal: 'PayPal' } as const

/** Which of the business's ways to pay this client is offered on the portal. */
export function MethodsPanel({ methods, error }: { methods: ClientMethods; error: string | undefined }) {
  const { accepted, allowed } = methods
  const offered = accepted.filter((method) => allowed === null || allowed.includes(method))
  return (
    <Panel title="Ways to pay">
      <p>
        {offered.length > 0 ? offered.map((method) => names[method]).join(', ') : 'Transfer or cheque only'}
        {allowed === null && <span className="text-ink-soft"> (as the business)</span>}
      </p>
      <Foldout title="Change these" isOpen={error !== undefined} key={String(allowed)}>
        <Form method="post" className="flex flex-col gap-3">
          <fieldset className="flex flex-col gap-2">
            <legend className="text-sm font-medium">Offer this client on the portal</legend>
            {accepted.map((method) => (
              <label key={method} className="flex min-h-11 items-center gap-2 lg:min-h-0">
                <input
                  type="checkbox"
                  name="methods"
                  value={method}
                  defaultChecked={offered.includes(method)}
                  className="size-4"
                />
                {names[method]}
              </label>
            ))}
            {error && <p className="text-sm text-needs-you">{error}</p>}
            <p className="text-sm text-ink-faint">
              All of them means: as the business, whatever it takes later. A transfer or cheque is always possible.
            </p>
          </fieldset>
          <div>
            <button type="submit" name="intent" value="methods" className={deskButton('primary')}>
              Save ways to pay
            </button>
          </div>
        </Form>
      </Foldout>
    </Panel>
  )
}
