import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'

interface AssignPanelProps {
  /** Clients it may be from. */
  assignees: readonly { readonly id: string; readonly name: string }[]
  sought: string
  isRead: boolean
  problem: string | null
}

/** Says whose a mail is that nobody was found for, or that it is nobody's. */
export function AssignPanel({ assignees, sought, isRead, problem }: AssignPanelProps) {
  return (
    <Panel title="Whose is it?">
      <p className="text-ink-soft">Its sender is on file with nobody, or with several clients.</p>
      <Form method="get" className="flex flex-col gap-3">
        <Field label="Client’s name">
          {(control) => (
            <input
              {...control}
              type="search"
              name="client"
              defaultValue={sought}
              maxLength={100}
              className={deskInput}
            />
          )}
        </Field>
        <div>
          <button type="submit" className={deskButton('secondary')}>
            Find
          </button>
        </div>
      </Form>
      {assignees.length > 0 && (
        <Form method="post" className="flex flex-col gap-3 border-t border-line pt-3">
          <Field label="Client" errors={problem ? [problem] : null}>
            {(control) => (
              <select {...control} name="client" className={deskInput}>
                {assignees.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div>
            <button type="submit" name="intent" value="assign" className={deskButton('primary')}>
              It is theirs
            </button>
          </div>
        </Form>
      )}
      {sought && assignees.length === 0 && <p>No client is called that.</p>}
      {!isRead && (
        <Form method="post" className="border-t border-line pt-3">
          <button type="submit" name="intent" value="read" className={deskButton('secondary')}>
            It is nobody’s
          </button>
        </Form>
      )}
    </Panel>
  )
}
