import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { EventChoiceFields } from '#app/ui/webhooks/event-choice-fields.tsx'

interface NewEndpointPanelProps {
  groups: readonly { readonly group: string; readonly types: readonly string[] }[]
  typed: { url: string; description: string; events: readonly string[] }
}

/** Adds an endpoint. */
export function NewEndpointPanel({ groups, typed }: NewEndpointPanelProps) {
  return (
    <Panel title="New endpoint">
      <Form method="post" className="flex min-w-0 flex-col gap-3">
        <Field label="Address" hint="Where it receives, such as https://example.com/hooks.">
          {(control) => (
            <input
              {...control}
              type="url"
              name="url"
              defaultValue={typed.url}
              autoComplete="off"
              maxLength={2000}
              required
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Name" hint="Optional: what it is, such as “Our books”.">
          {(control) => (
            <input
              {...control}
              name="description"
              defaultValue={typed.description}
              autoComplete="off"
              maxLength={200}
              className={deskInput}
            />
          )}
        </Field>
        <EventChoiceFields groups={groups} chosen={typed.events} />
        <button type="submit" name="intent" value="create" className={deskButton('primary', 'self-start')}>
          Add the endpoint
        </button>
      </Form>
    </Panel>
  )
}
