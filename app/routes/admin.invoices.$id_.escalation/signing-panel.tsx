import { Form } from '@remix-run/react'
import { escalationSteps, leavesChase, stepNames } from '#app/domain/escalation/escalation-step.ts'
import type { EscalationStep } from '#app/domain/escalation/escalation-step.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Field } from '#app/ui/field.tsx'
import { When } from '#app/ui/when.tsx'
import type { Errors } from './checklist-panel.tsx'

const whatFollows: Record<EscalationStep, string> = {
  letter_of_demand: 'A letter is drafted that gives two weeks to answer.',
  meeting: 'An invitation is drafted for you to look over.',
  credit_report: 'Reporting it becomes a task.',
  agency: 'Nothing is sent any more until you take it back.',
  legal: 'Nothing is sent any more until you take it back.',
  write_off: 'What is open is given up, and the books say so.',
}

interface SigningPanelProps {
  number: string
  missing: readonly string[]
  errors: Errors
}

/** The owner's signature under what comes next. */
export function SigningPanel({ number, missing, errors }: SigningPanelProps) {
  return (
    <Panel title="Sign what comes next">
      <Form method="post" className="flex flex-col gap-3">
        <fieldset className="flex flex-col gap-1">
          <legend className="pb-1 font-medium">Next step</legend>
          {errors?.['step'] && (
            <p role="alert" className="text-needs-you">
              {errors['step'].join(' ')}
            </p>
          )}
          {escalationSteps.map((step) => (
            <label key={step} className="flex min-h-11 items-start gap-2 py-1 lg:min-h-8">
              <input type="radio" name="step" value={step} required className="mt-1" />
              <span>
                {stepNames[step]}
                <span className="block text-xs text-ink-faint">{whatFollows[step]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Field label="Why this step" errors={errors?.['reason']}>
          {(control) => (
            <textarea {...control} name="reason" required rows={2} maxLength={1000} className={deskInput} />
          )}
        </Field>
        {missing.length > 0 && (
          <Field
            label="Why go on without it"
            hint={`Missing: ${missing.join('; ')}. Goes on record.`}
            errors={errors?.['overrideReason']}
          >
            {(control) => (
              <textarea {...control} name="overrideReason" rows={2} maxLength={1000} className={deskInput} />
            )}
          </Field>
        )}
        <Field label="Type the invoice number to confirm" hint={`It is ${number}.`} errors={errors?.['confirmation']}>
          {(control) => <input {...control} name="confirmation" required autoComplete="off" className={deskInput} />}
        </Field>
        <div>
          <button type="submit" name="intent" value="sign" className={deskButton('primary')}>
            Sign
          </button>
        </div>
      </Form>
    </Panel>
  )
}

interface SignedPanelProps {
  signed: { step: EscalationStep; reason: string | null; at: Date | null }
  mayTakeBack: boolean
  errors: Errors
}

/** What was signed, and the one step back. */
export function SignedPanel({ signed, mayTakeBack, errors }: SignedPanelProps) {
  return (
    <Panel title={`Signed: ${stepNames[signed.step].toLowerCase()}`} aside={signed.at && <When at={signed.at} />}>
      <p className="prose">{signed.reason}</p>
      {leavesChase(signed.step) && (
        <form method="post" action="evidence" className="flex flex-col gap-2">
          <p className="prose text-ink-soft">What they need to know is in the record of this invoice.</p>
          <div>
            <button type="submit" className={deskButton()}>
              Download the record (ZIP)
            </button>
          </div>
        </form>
      )}
      {mayTakeBack && (
        <Form method="post" className="flex flex-col gap-3">
          <Field label="Why take it back" errors={errors?.['backReason']}>
            {(control) => <input {...control} name="reason" required maxLength={300} className={deskInput} />}
          </Field>
          <div>
            <button type="submit" name="intent" value="back" className={deskButton()}>
              Take it back into follow-up
            </button>
          </div>
        </Form>
      )}
    </Panel>
  )
}
