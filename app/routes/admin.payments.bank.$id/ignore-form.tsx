import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

export function IgnoreForm() {
  return (
    <Panel title="Not for an invoice" className="max-w-2xl">
      <Form method="post" className="flex flex-col gap-3">
        <Field label="What it is" hint="A tax refund, a transfer of your own, interest.">
          {(control) => <input {...control} name="reason" maxLength={200} className={deskInput} />}
        </Field>
        <div>
          <button type="submit" name="intent" value="ignore" className={deskButton()}>
            Set aside
          </button>
        </div>
      </Form>
    </Panel>
  )
}
