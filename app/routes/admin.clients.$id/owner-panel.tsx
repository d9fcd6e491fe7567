import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'

interface OwnerPanelProps {
  caseOwner: { id: string; name: string } | null
  /** Null where this person may not choose. */
  colleagues: readonly { id: string; name: string }[] | null
}

/** Who looks after this client: replies to mails go there. */
export function OwnerPanel({ caseOwner, colleagues }: OwnerPanelProps) {
  return (
    <Panel title="Looked after by">
      <p>{caseOwner ? caseOwner.name : 'Nobody in particular: replies to mails go to the business.'}</p>
      {colleagues && (
        <Foldout title="Give to a colleague" key={caseOwner?.id ?? ''}>
          <Form method="post" className="flex flex-col gap-3">
            <Field label="Colleague" hint="Replies to mails go to their address, those not sent yet among them.">
              {(control) => (
                <select {...control} name="owner" defaultValue={caseOwner?.id ?? ''} className={deskInput}>
                  <option value="">Nobody in particular</option>
                  {colleagues.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <div>
              <button type="submit" name="intent" value="assign" className={deskButton('primary')}>
                Save
              </button>
            </div>
          </Form>
        </Foldout>
      )}
    </Panel>
  )
}
