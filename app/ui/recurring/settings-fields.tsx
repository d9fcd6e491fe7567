import type { DraftErrors } from '#app/domain/invoice/typed-draft.ts'
import type { TypedSettings } from '#app/domain/recurring/typed-recurring.ts'
import { deskInput } from '../desk-controls.ts'
import { Panel } from '../desk-page.tsx'
import { Field } from '../field.tsx'

interface SettingsFieldsProps {
  typed: TypedSettings
  errors: DraftErrors
  series: readonly { id: string; name: string }[]
}

const outcomes = [
  ['send', 'Issued and mailed to the client at your send hour'],
  ['issue', 'Issued, and mailed by hand'],
  ['draft', 'Kept as a draft; a task asks somebody to look at it and issue it'],
] as const

/** What can be changed while it runs. */
export function SettingsFields({ typed, errors, series }: SettingsFieldsProps) {
  return (
    <Panel title="What each invoice is">
      <Field
        label="What it is for"
        hint="Stands on the invoice. {month} and {year} become those of the period, here and in the lines."
        errors={errors['name']}
      >
        {(control) => (
          <input {...control} name="name" maxLength={200} defaultValue={typed.name} className={deskInput} />
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="Days to pay" errors={errors['termsDays']}>
          {(control) => (
            <input
              {...control}
              type="number"
              name="termsDays"
              min={0}
              max={366}
              defaultValue={typed.termsDays}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="How many" hint="Empty: no limit." errors={errors['countMax']}>
          {(control) => (
            <input
              {...control}
              type="number"
              name="countMax"
              min={1}
              max={9999}
              defaultValue={typed.countMax}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Until" hint="Empty: it runs on." errors={errors['endOn']}>
          {(control) => (
            <input {...control} type="date" name="endOn" defaultValue={typed.endOn} className={deskInput} />
          )}
        </Field>
      </div>
      <fieldset className="flex flex-col">
        <legend className="pb-1 text-sm font-medium">Once it is made it is</legend>
        {outcomes.map(([value, words]) => (
          <label key={value} className="flex min-h-11 items-center gap-2 lg:min-h-9">
            <input
              type="radio"
              name="outcome"
              value={value}
              defaultChecked={typed.outcome === value}
              className="size-4 shrink-0"
            />
            {words}
          </label>
        ))}
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Purchase order">
          {(control) => (
            <input
              {...control}
              name="purchaseOrder"
              maxLength={100}
              defaultValue={typed.purchaseOrder}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Numbers">
          {(control) => (
            <select {...control} name="seriesId" defaultValue={typed.seriesId} className={deskInput}>
              <option value="">The usual series</option>
              {series.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label="Notes" hint="Stand below the lines. Empty: those of every invoice.">
        {(control) => (
          <textarea
            {...control}
            name="notes"
            rows={3}
            maxLength={4_000}
            defaultValue={typed.notes}
            className={deskInput}
          />
        )}
      </Field>
    </Panel>
  )
}
