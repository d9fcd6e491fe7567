import { Form } from '@remix-run/react'
import type { RecipientRole } from '#app/domain/dunning/dunning-policy.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import type { ClientAnswer } from './client-answer.ts'

const purposes: readonly (readonly [RecipientRole, string])[] = [
  ['cc', 'Copy: gets every reminder as well'],
  ['approver', 'Approver: who approves payments there'],
  ['escalation', 'Escalation: whom to turn to in the end'],
  ['bill_to', 'Bill to: takes the place of the one above'],
]

/** One more person at a client who is written to, or an address that bounced and works again. */
export function AddContactForm({ answer }: { answer: ClientAnswer | undefined }) {
  const { typed, problems } = answer ?? {}
  return (
    <Foldout title="Add a contact" isOpen={answer !== undefined}>
      <Form method="post" className="flex flex-col gap-3">
        <Field label="Name" errors={problems?.['name']}>
          {(control) => (
            <input {...control} name="name" defaultValue={typed?.['name']} maxLength={200} className={deskInput} />
          )}
        </Field>
        <Field label="E-mail" hint="One that bounced is used again from now on." errors={problems?.['email']}>
          {(control) => (
            <input
              {...control}
              type="email"
              name="email"
              required
              defaultValue={typed?.['email']}
              className={deskInput}
            />
          )}
        </Field>
        <Field
          label="What for"
          hint="Approvers and escalation contacts are written to where a step of the policy says so."
          errors={problems?.['role']}
        >
          {(control) => (
            <select {...control} name="role" defaultValue={typed?.['role']} className={deskInput}>
              {purposes.map(([role, purpose]) => (
                <option key={role} value={role}>
                  {purpose}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div>
          <button type="submit" name="intent" value="contact" className={deskButton('primary')}>
            Add contact
          </button>
        </div>
      </Form>
    </Foldout>
  )
}
