import { Form, useNavigation } from '@remix-run/react'
import { useEffect } from 'react'
import { policyPresets } from '#app/domain/dunning/policy-presets.ts'
import type { Reentry } from '#app/domain/dunning/reentry.ts'
import { deskButton, deskInput } from './desk-controls.ts'
import { Field } from './field.tsx'
import { PolicyImpact, ReentryChoice } from './policy-impact.tsx'
import type { ImpactView } from './policy-impact.tsx'

/** What a choice would change. */
export interface PolicyLook {
  readonly policyId: string
  readonly enterBy: Reentry
  readonly seen: string
  readonly impact: ImpactView
}

interface PolicyChoiceFormProps {
  /** Empty: what holds above. */
  chosen: string
  /** What the empty choice is called. */
  otherwise: string
  policies: readonly { id: string; name: string }[]
  look: PolicyLook | null
  problem: string | null
}

/** Which policy is followed: looked at first, then chosen. */
export function PolicyChoiceForm({ chosen, otherwise, policies, look, problem }: PolicyChoiceFormProps) {
  const isBusy = useNavigation().state === 'submitting'
  useEffect(() => {
    if (look) document.getElementById('impact')?.focus()
  }, [look])
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-4">
      <input type="hidden" name="seen" value={look?.seen ?? ''} />
      <Field label="Policy" errors={problem ? [problem] : null} className="max-w-md">
        {(control) => (
          <select {...control} name="policy" defaultValue={look?.policyId ?? chosen} className={deskInput}>
            <option value="">{otherwise}</option>
            {policies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {policyPresets
              .filter((preset) => preset.name !== otherwise && policies.every(({ name }) => name !== preset.name))
              .map(({ key, name }) => (
                <option key={key} value={`preset:${key}`}>
                  {name} (comes with Dunwell)
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
            Follow this policy
          </button>
        )}
      </div>
    </Form>
  )
}
