import { addDays, parseDay } from '#app/domain/business-day.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { Decide, DecisionForm } from './decision-form.tsx'
import type { Refusal } from './decision-form.tsx'
import type { DraftView } from './draft-view.ts'
import { EditForm } from './edit-form.tsx'

interface DecisionFormsProps {
  draft: DraftView
  nextId: string | null
  refusal: Refusal | null
}

/** Approve, change, skip, put off: each a plain form with a key of its own. */
export function DecisionForms({ draft, nextId, refusal }: DecisionFormsProps) {
  const of = (intent: string) => (refusal?.intent === intent ? refusal : null)
  const form = { draftId: draft.id, nextId }
  return (
    <div className="flex flex-col gap-2">
      <DecisionForm {...form} intent="approve">
        <Decide shortcut="a" look="primary">
          Approve
        </Decide>
      </DecisionForm>
      {draft.words && <EditForm draftId={draft.id} words={draft.words} refusal={of('edit')} />}
      <Foldout title="Skip it" shortcut="s" isOpen={of('skip') !== null}>
        <DecisionForm {...form} intent="skip">
          <Field
            label="Why is it not sent?"
            hint="Goes on record, never to the client. The follow-up goes on with the next step."
            errors={of('skip')?.errors['reason']}
          >
            {(control) => <input {...control} name="reason" required maxLength={300} className={deskInput} />}
          </Field>
          <Decide>Skip</Decide>
        </DecisionForm>
      </Foldout>
      {draft.stage && (
        <Foldout title="Put it off" shortcut="p" isOpen={of('postpone') !== null}>
          <DecisionForm {...form} intent="postpone">
            <PutOffUntil errors={of('postpone')?.errors['until']} />
            <Decide>Put off</Decide>
          </DecisionForm>
        </Foldout>
      )}
    </div>
  )
}

function PutOffUntil({ errors }: { errors: readonly string[] | undefined }) {
  const today = parseDay(useDesk().today)
  const inDays = (days: number) => (today ? addDays(today, days).toString() : undefined)
  return (
    <Field label="Until" hint="Its invoices rest until then; what is due on that day is written anew." errors={errors}>
      {(control) => (
        <input
          {...control}
          type="date"
          name="until"
          required
          min={inDays(1)}
          max={inDays(60)}
          defaultValue={inDays(7)}
          className={deskInput}
        />
      )}
    </Field>
  )
}
