import { Form } from '@remix-run/react'
import { weekdayNames } from '#app/domain/client/pay-run-words.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'

interface Place {
  readonly code: string
  readonly name: string
}

interface WeekFormProps {
  sendDays: readonly number[]
  country: string | null
  region: string | null
  countries: readonly Place[]
  regions: readonly Place[]
}

/** Send days and the place whose holidays count. Another country shows its regions once it is saved. */
export function WeekForm({ sendDays, country, region, countries, regions }: WeekFormProps) {
  return (
    <Form method="post" className="flex flex-col gap-4">
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
        <legend className="pb-1 text-sm font-medium">Send on</legend>
        {weekdayNames.map((name, n) => (
          <label key={name} className="flex min-h-11 items-center gap-2 lg:min-h-0">
            <input
              type="checkbox"
              name="sendDays"
              value={n + 1}
              defaultChecked={sendDays.includes(n + 1)}
              className="size-4"
            />
            {name}
          </label>
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Public holidays of">
          {(control) => (
            <select {...control} name="country" defaultValue={country ?? ''} className={deskInput}>
              <option value="">No country: holidays are not kept</option>
              <Options places={countries} />
            </select>
          )}
        </Field>
        {regions.length > 0 && (
          <Field label="Region">
            {(control) => (
              <select {...control} name="region" defaultValue={region ?? ''} className={deskInput}>
                <option value="">Those of the whole country</option>
                <Options places={regions} />
              </select>
            )}
          </Field>
        )}
      </div>
      <input type="hidden" name="regionOf" value={country ?? ''} />
      <div>
        <button type="submit" name="intent" value="week" className={deskButton('primary')}>
          Save
        </button>
      </div>
    </Form>
  )
}

const Options = ({ places }: { places: readonly Place[] }) =>
  places.map(({ code, name }) => (
    <option key={code} value={code}>
      {name}
    </option>
  ))
