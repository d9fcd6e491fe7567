import { Form } from '@remix-run/react'
import { roleWords } from '#app/ui/role-words.ts'
import type { StaffRole } from '#app/auth/permissions.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

interface PersonPanelProps {
  person: { name: string; role: StaffRole; businessName: string }
}

/** How colleagues know the person, and what the person may do. */
export function PersonPanel({ person: { name, role, businessName } }: PersonPanelProps) {
  return (
    <Panel title="You">
      <p className="text-ink-soft">
        {roleWords[role].name} of {businessName}: {roleWords[role].may}
      </p>
      <Form method="post" className="flex flex-col gap-3">
        <Field label="Name" hint="Stands beside what you do, on the record and in answers to clients.">
          {(control) => (
            <input
              {...control}
              name="name"
              defaultValue={name}
              autoComplete="name"
              maxLength={100}
              required
              className={deskInput}
            />
          )}
        </Field>
        <button type="submit" name="intent" value="name" className={deskButton('secondary', 'self-start')}>
          Save name
        </button>
      </Form>
    </Panel>
  )
}
