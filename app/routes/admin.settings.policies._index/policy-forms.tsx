import { Form } from '@remix-run/react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'

interface MakeFormProps {
  from: string
  fromName: string
  problem: string | null
}

/** A policy of one's own. */
export function MakeForm({ from, fromName, problem }: MakeFormProps) {
  return (
    <Foldout title={`Make your own from ${fromName}`} isOpen={problem !== null}>
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="from" value={from} />
        <Field label="Name of the new policy" errors={problem ? [problem] : null}>
          {(control) => (
            <input
              {...control}
              name="name"
              required
              maxLength={80}
              placeholder="Long-standing clients"
              className={deskInput}
            />
          )}
        </Field>
        <div>
          <button type="submit" name="intent" value="make" className={deskButton('primary')}>
            Make it
          </button>
        </div>
      </Form>
    </Foldout>
  )
}

export function PutAwayForm({ policyId, name }: { policyId: string; name: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="policy" value={policyId} />
      <button type="submit" name="intent" value="put-away" className={deskButton()}>
        Put away<span className="sr-only"> {name}</span>
      </button>
    </Form>
  )
}
