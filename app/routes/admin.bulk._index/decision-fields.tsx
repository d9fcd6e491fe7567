import { addDays, parseDay } from '#app/domain/business-day.ts'
import type { BulkKind } from '#app/domain/bulk/bulk-decision.ts'
import { policyPresets } from '#app/domain/dunning/policy-presets.ts'
import { reentryChoices } from '#app/domain/dunning/reentry.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { PolicyImpact, ReentryChoice } from '#app/ui/policy-impact.tsx'
import type { ImpactView } from '#app/ui/policy-impact.tsx'

interface Named {
  id: string
  name: string
}

interface DecisionFieldsProps {
  kind: BulkKind
  colleagues: readonly Named[]
  policies: readonly Named[]
  answer:
    | {
        problems: Readonly<Record<string, readonly string[] | undefined>>
        typed: Readonly<Record<string, string>>
        look: { impact: ImpactView | null } | null
      }
    | undefined
}

const reviewAfterDays = 30

/** What else a decision has to say. */
export function DecisionFields({ kind, colleagues, policies, answer }: DecisionFieldsProps) {
  const errors = answer?.problems
  const typed = answer?.typed
  if (kind === 'hold') return <HoldFields errors={errors} typed={typed} />
  if (kind === 'assign') {
    return (
      <Field label="Colleague" errors={errors?.['owner']} className="max-w-md">
        {(control) => (
          <select {...control} name="owner" defaultValue={typed?.['owner']} className={deskInput}>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="">Nobody in particular: replies go to the business</option>
          </select>
        )}
      </Field>
    )
  }
  if (kind !== 'policy') return null
  return (
    <>
      <Field label="Policy" errors={errors?.['policy']} className="max-w-md">
        {(control) => (
          <select {...control} name="policy" defaultValue={typed?.['policy']} className={deskInput}>
            <option value="">As the client or the business</option>
            {policies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {policyPresets
              .filter((preset) => policies.every(({ name }) => name !== preset.name))
              .map(({ key, name }) => (
                <option key={key} value={`preset:${key}`}>
                  {name} (comes with Dunwell)
                </option>
              ))}
          </select>
        )}
      </Field>
      <ReentryChoice value={reentryChoices.find((choice) => choice === typed?.['enterBy']) ?? 'keep'} />
      {answer?.look &&
        (answer.look.impact ? (
          <PolicyImpact impact={answer.look.impact} />
        ) : (
          <p id="impact" role="status" className="prose">
            Each goes back to what its client follows, or else the business.
          </p>
        ))}
    </>
  )
}

function HoldFields({
  errors,
  typed,
}: {
  errors: Readonly<Record<string, readonly string[] | undefined>> | undefined
  typed: Readonly<Record<string, string>> | undefined
}) {
  const { today } = useDesk()
  const day = parseDay(today)
  return (
    <div className="flex max-w-md flex-col gap-3">
      <Field label="Why?" hint="Shown here and in the timeline, never to the client." errors={errors?.['reason']}>
        {(control) => (
          <input
            {...control}
            name="reason"
            required
            maxLength={300}
            defaultValue={typed?.['reason']}
            className={deskInput}
          />
        )}
      </Field>
      <Field label="Last day" hint="Follow-up goes on by itself the day after." errors={errors?.['until']}>
        {(control) => (
          <input
            {...control}
            type="date"
            name="until"
            min={today}
            defaultValue={typed?.['until']}
            className={deskInput}
          />
        )}
      </Field>
      <Field
        label="Look at it again on"
        hint="Counts where there is no last day: then they rest until someone lets them go on."
        errors={errors?.['reviewOn']}
      >
        {(control) => (
          <input
            {...control}
            type="date"
            name="reviewOn"
            min={today}
            defaultValue={typed?.['reviewOn'] ?? (day ? addDays(day, reviewAfterDays).toString() : '')}
            className={deskInput}
          />
        )}
      </Field>
    </div>
  )
}
