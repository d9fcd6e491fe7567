import { Form, useNavigation } from '@remix-run/react'
import { useEffect } from 'react'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { PolicyImpact, ReentryChoice } from '#app/ui/policy-impact.tsx'
import type { PoliciesAnswer } from './policies-actions.server.ts'

interface DefaultFormProps {
  chosen: string
  policies: readonly { id: string; name: string }[]
  answer: PoliciesAnswer | undefined
}

/** Which policy everyone follows who has no choice of their own. */
export function DefaultForm({ chosen, policies, answer }: DefaultFormProps) {
  const isBusy = useNavigation().state === 'submitting'
  const look = answer?.kind === 'look' ? answer : null
  const problem = answer?.kind === 'refused' && answer.form === 'default' ? answer.problem : null
  useEffect(() => {
    if (look) document.getElementById('impact')?.focus()
  }, [look])
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-4">
      <input type="hidden" name="seen" value={look ? `${look.policyId} ${look.enterBy}` : ''} />
      <Field label="Policy" errors={problem ? [problem] : null} className="max-w-md">
        {(control) => (
          <select {...control} name="policy" defaultValue={look?.policyId ?? chosen} className={deskInput}>
            <option value="">Standard</option>
            {policies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ReentryChoice value={look?.enterBy ?? 'keep'} />
      {look && <PolicyImpact impact={look.impact} />}
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="intent" value="look" disabled={isBusy} className={deskButton()}>
          See what would change
        </button>
        {look && (
          <button type="submit" name="intent" value="assign" disabled={isBusy} className={deskButton('primary')}>
            Have everyone follow it
          </button>
        )}
      </div>
    </Form>
  )
}

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
