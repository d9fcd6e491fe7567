import { Form } from '@remix-run/react'
import { weekdayNames } from '#app/domain/client/pay-run-words.ts'
import { parsePayRun } from '#app/domain/client/pay-run.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'

interface PayRunFormProps {
  /** As it is kept: `month_end`, `day:15`, `weekday:5`. */
  payRun: string | null
  granted: boolean
  mayGrant: boolean
  problem: string | null
}

/** The day on which a client pays its suppliers, and whether follow-up waits for it. */
export function PayRunForm({ payRun, granted, mayGrant, problem }: PayRunFormProps) {
  const run = parsePayRun(payRun)
  return (
    <Form method="post" className="flex flex-col gap-4">
      <p className="prose text-ink-soft">
        Some clients pay all their suppliers on one day. Their courtesy note then goes out three business days before
        the first pay day on or after the due date.
      </p>
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1 text-sm font-medium">This client pays</legend>
        <Kind value="" isOn={run === null}>
          on any day
        </Kind>
        <Kind value="month_end" isOn={run?.kind === 'month_end'}>
          at the end of the month
        </Kind>
        <Kind value="day" isOn={run?.kind === 'day'}>
          on a day of the month
        </Kind>
        <Field
          label="Day of the month"
          hint="29 to 31 end with shorter months."
          errors={problem ? [problem] : null}
          className="max-w-xs pl-6"
        >
          {(control) => (
            <input
              {...control}
              type="number"
              name="day"
              min={1}
              max={31}
              defaultValue={run?.kind === 'day' ? run.day : ''}
              className={deskInput}
            />
          )}
        </Field>
        <Kind value="weekday" isOn={run?.kind === 'weekday'}>
          on a day of the week
        </Kind>
        <Field label="Day of the week" className="max-w-xs pl-6">
          {(control) => (
            <select
              {...control}
              name="weekday"
              defaultValue={run?.kind === 'weekday' ? run.weekday : 5}
              className={deskInput}
            >
              {weekdayNames.map((name, n) => (
                <option key={name} value={n + 1}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </fieldset>
      <div className="flex flex-col gap-1">
        <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
          <input
            type="checkbox"
            name="granted"
            defaultChecked={granted}
            disabled={!mayGrant}
            className="size-4 shrink-0"
          />
          Follow-up waits for the pay day
        </label>
        <p className="prose text-sm text-ink-faint">
          Nothing about a late invoice is said before the day after it, unless that is more than 35 days away. Interest
          and aging count from the due date all the same.{!mayGrant && ' Only the owner may grant this.'}
        </p>
      </div>
      <div>
        <button type="submit" name="intent" value="pay-run" className={deskButton('primary')}>
          Save the pay day
        </button>
      </div>
    </Form>
  )
}

function Kind({ value, isOn, children }: { value: string; isOn: boolean; children: string }) {
  return (
    <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
      <input type="radio" name="kind" value={value} defaultChecked={isOn} className="size-4 shrink-0" />
      {children}
    </label>
  )
}
