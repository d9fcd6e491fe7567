import type { TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { deskInput } from '../desk-controls.ts'
import { Panel } from '../desk-page.tsx'
import { Field } from '../field.tsx'

/** What stands above and below the lines. */
export function DraftDetails({ typed }: { typed: TypedDraft }) {
  return (
    <Panel title="Words">
      <Field label="What all of it is for" hint="A short phrase; mails say thank you for it: “the spring catalogue”.">
        {(control) => (
          <input
            {...control}
            name="description"
            maxLength={2_000}
            defaultValue={typed.description}
            className={deskInput}
          />
        )}
      </Field>
      <Field label="Notes" hint="They stand below the lines.">
        {(control) => (
          <textarea
            {...control}
            name="notes"
            rows={4}
            maxLength={4_000}
            defaultValue={typed.notes}
            className={deskInput}
          />
        )}
      </Field>
    </Panel>
  )
}
