import type { DraftErrors } from '#app/domain/invoice/typed-draft.ts'
import type { TypedRhythm } from '#app/domain/recurring/typed-recurring.ts'
import { deskInput } from '../desk-controls.ts'
import { Panel } from '../desk-page.tsx'
import { Field } from '../field.tsx'

interface RhythmFieldsProps {
  typed: TypedRhythm
  errors: DraftErrors
  today: string
}

const units = [
  ['day', 'days'],
  ['week', 'weeks'],
  ['month', 'months'],
  ['year', 'years'],
] as const

/** How often it is made, and from when. */
export function RhythmFields({ typed, errors, today }: RhythmFieldsProps) {
  return (
    <Panel title="How often">
      <div className="grid gap-3 sm:grid-cols-[6rem_minmax(0,1fr)_minmax(9.5rem,1fr)]">
        <Field label="Every" errors={errors['every']}>
          {(control) => (
            <input
              {...control}
              type="number"
              name="every"
              min={1}
              max={999}
              defaultValue={typed.every}
              className={deskInput}
            />
          )}
        </Field>
        <Field label="Unit" errors={errors['rhythmUnit']}>
          {(control) => (
            <select {...control} name="rhythmUnit" defaultValue={typed.unit} className={deskInput}>
              {units.map(([unit, words]) => (
                <option key={unit} value={unit}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="First on" errors={errors['startOn']}>
          {(control) => (
            <input
              {...control}
              type="date"
              name="startOn"
              min={today}
              defaultValue={typed.startOn}
              className={deskInput}
            />
          )}
        </Field>
      </div>
      <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
        <input type="checkbox" name="monthEnd" defaultChecked={typed.monthEnd} className="size-4 shrink-0" />
        Always on the last day of the month
      </label>
      <p className="text-sm text-ink-faint">
        A 29th, 30th or 31st falls on the last day of a shorter month. Each period is invoiced whole: nothing is
        prorated.
      </p>
    </Panel>
  )
}
