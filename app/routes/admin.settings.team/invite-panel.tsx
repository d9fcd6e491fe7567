import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { RoleChoice } from './role-choice.tsx'

/** Asks a colleague in. */
export function InvitePanel({ email }: { email: string }) {
  return (
    <Panel title="Invite somebody">
      <Form method="post" className="flex flex-col gap-3">
        <Field label="E-mail" hint="The address they will sign in with.">
          {(control) => (
            <input
              {...control}
              type="email"
              name="email"
              defaultValue={email}
              autoComplete="off"
              maxLength={320}
              required
              className={deskInput}
            />
          )}
        </Field>
        <RoleChoice legend="Role" chosen="collector" />
        <button type="submit" name="intent" value="invite" className={deskButton('primary', 'self-start')}>
          Make the link
        </button>
      </Form>
    </Panel>
  )
}
