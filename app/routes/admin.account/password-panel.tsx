import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

/** A new password, for who knows the present one. */
export function PasswordPanel({ email }: { email: string }) {
  return (
    <Panel title="Password">
      <Form method="post" className="flex flex-col gap-3">
        {/* Password managers want to know whose it is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <Field label="Present password">
          {(control) => (
            <input
              {...control}
              type="password"
              name="password"
              autoComplete="current-password"
              required
              className={deskInput}
            />
          )}
        </Field>
        <Field label="New password" hint="At least 8 characters. You are signed out everywhere else.">
          {(control) => (
            <input
              {...control}
              type="password"
              name="next"
              autoComplete="new-password"
              minLength={8}
              maxLength={128}
              required
              className={deskInput}
            />
          )}
        </Field>
        <button type="submit" name="intent" value="password" className={deskButton('secondary', 'self-start')}>
          Change password
        </button>
      </Form>
    </Panel>
  )
}
