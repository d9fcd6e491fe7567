import { Form } from '@remix-run/react'
import { addDays, parseDay } from '#app/domain/business-day.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'
import { Foldout } from '#app/ui/foldout.tsx'
import { Submit } from './action-forms.tsx'
import type { Errors } from './action-forms.tsx'

/** What somebody who pauses without an end is asked to come back to, unless they say otherwise. */
const reviewAfterDays = 30

/** Rests follow-up: what of it, for how long, and whether interest and fees rest as well. */
export function PauseForm({ errors }: { errors: Errors }) {
  const { today } = useDesk()
  const inAMonth = parseDay(today)
  return (
    <Foldout title="Pause follow-up" isOpen={errors !== undefined}>
      <Form method="post" className="flex flex-col gap-3">
        <Field label="Why?" hint="Shown here and in the timeline, never to the client." errors={errors?.['reason']}>
          {(control) => <input {...control} name="reason" required maxLength={300} className={deskInput} />}
        </Field>
        <Field label="Last day" hint="Follow-up goes on by itself the day after." errors={errors?.['until']}>
          {(control) => <input {...control} type="date" name="until" min={today} className={deskInput} />}
        </Field>
        <Field
          label="Look at it again on"
          hint="Counts where there is no last day: then it rests until someone resumes it."
          errors={errors?.['reviewOn']}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              name="reviewOn"
              min={today}
              defaultValue={inAMonth ? addDays(inAMonth, reviewAfterDays).toString() : ''}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="What rests">
          {(control) => (
            <select {...control} name="scope" className={deskInput}>
              <option value="invoice">This invoice</option>
              <option value="client">All invoices of this client</option>
              <option value="business">All follow-up, of everybody</option>
            </select>
          )}
        </Field>
        <label className="flex items-start gap-2">
          <input type="checkbox" name="hardship" value="yes" className="mt-1" />
          The client is in difficulty
        </label>
        <label className="flex items-start gap-2">
          <input type="checkbox" name="charges" value="go-on" className="mt-1" />
          Interest and fees go on
        </label>
        <div>
          <Submit intent="pause">Pause</Submit>
        </div>
      </Form>
    </Foldout>
  )
}
