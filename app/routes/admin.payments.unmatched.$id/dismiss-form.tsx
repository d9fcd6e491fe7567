import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

export function DismissForm({ error }: { error: string | null }) {
  return (
    <Panel title="Not ours" className="max-w-2xl">
      <Form method="post" className="flex flex-col gap-3">
        <Field
          label="Why"
          hint="A sale from another shop on the same account, a test, dealt with by hand."
          errors={error ? [error] : null}
        >
          {(control) => <input {...control} name="reason" maxLength={200} required className={deskInput} />}
        </Field>
        <div>
          <button type="submit" name="intent" value="dismiss" className={deskButton()}>
            Set aside
          </button>
        </div>
      </Form>
    </Panel>
  )
}
