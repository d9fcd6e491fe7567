import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

/** Makes a key. */
export function NewKeyPanel() {
  return (
    <Panel title="New key">
      <Form method="post" className="flex flex-col gap-3">
        <Field label="Name" hint="What uses it, such as “Web shop”.">
          {(control) => (
            <input {...control} name="name" autoComplete="off" maxLength={60} required className={deskInput} />
          )}
        </Field>
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-sm font-medium">What it may do</legend>
          <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
            <input type="radio" name="scopes" value="read" defaultChecked className="size-4 shrink-0" />
            Read
          </label>
          <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
            <input type="radio" name="scopes" value="both" className="size-4 shrink-0" />
            Read and write; no money goes out
          </label>
          <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
            <input type="radio" name="scopes" value="money" className="size-4 shrink-0" />
            The same, and refund, write off and pay out credit
          </label>
        </fieldset>
        <button type="submit" name="intent" value="create" className={deskButton('primary', 'self-start')}>
          Make the key
        </button>
      </Form>
    </Panel>
  )
}
