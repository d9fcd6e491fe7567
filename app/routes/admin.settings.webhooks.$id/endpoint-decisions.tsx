import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { EndpointRow } from '#app/db/read/webhooks.server.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { EventChoiceFields } from '#app/ui/webhooks/event-choice-fields.tsx'

interface EndpointDecisionsProps {
  endpoint: EndpointRow
  groups: readonly { readonly group: string; readonly types: readonly string[] }[]
}

/** What can be decided about an endpoint. */
export function EndpointDecisions({ endpoint, groups }: EndpointDecisionsProps) {
  const { url, description, events, disabledAt } = endpoint
  return (
    <Panel title="Decide">
      <Form method="post" className="flex flex-wrap gap-2">
        {!disabledAt && (
          <button type="submit" name="intent" value="test" className={deskButton('primary')}>
            Send a test
          </button>
        )}
        <button
          type="submit"
          name="intent"
          value={disabledAt ? 'enable' : 'pause'}
          className={deskButton(disabledAt ? 'primary' : 'secondary')}
        >
          {disabledAt ? 'Let it go on' : 'Pause'}
        </button>
      </Form>
      <Foldout title="Change">
        <Form method="post" className="flex min-w-0 flex-col gap-3">
          <Field label="Address">
            {(control) => (
              <input
                {...{ ...control, type: 'url', name: 'url', defaultValue: url, autoComplete: 'off', maxLength: 2000 }}
                required
                className={deskInput}
              />
            )}
          </Field>
          <Field label="Name">
            {(control) => (
              <input
                {...{ ...control, name: 'description', defaultValue: description, autoComplete: 'off', maxLength: 200 }}
                className={deskInput}
              />
            )}
          </Field>
          <EventChoiceFields groups={groups} chosen={events} />
          <button type="submit" name="intent" value="change" className={deskButton('primary', 'self-start')}>
            Save
          </button>
        </Form>
      </Foldout>
      <Decision
        {...{ title: 'Send again what was given up', intent: 'replay-failed', label: 'Send again' }}
        says="Everything that was tried for three days in vain. Each keeps its webhook id."
      >
        <Field label="Of the last">
          {(control) => (
            <select {...control} name="hours" defaultValue="72" className={deskInput}>
              <option value="1">hour</option>
              <option value="24">day</option>
              <option value="72">three days</option>
              <option value="720">30 days</option>
            </select>
          )}
        </Field>
      </Decision>
      <Decision
        {...{ title: 'New secret', intent: 'rotate', label: 'Make a new secret' }}
        says="Somebody may have seen the old one, or a year has passed. Both sign for 24 hours, so that there is time to enter the new one."
      />
      <Decision
        {...{ title: 'Remove', intent: 'remove', label: 'Remove it now' }}
        says="Nothing is sent there any more, and what was sent is no longer listed. It cannot be taken back; to rest it, pause it instead."
      />
    </Panel>
  )
}

interface DecisionProps {
  title: string
  says: string
  intent: 'replay-failed' | 'rotate' | 'remove'
  label: string
  children?: ReactNode
}

function Decision({ title, says, intent, label, children }: DecisionProps) {
  return (
    <Foldout title={title}>
      <Form method="post" className="flex flex-col items-start gap-3">
        <p className="text-ink-soft">{says}</p>
        {children}
        <button type="submit" name="intent" value={intent} className={deskButton()}>
          {label}
        </button>
      </Form>
    </Foldout>
  )
}
