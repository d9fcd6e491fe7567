import { Form } from '@remix-run/react'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'

interface DaysFormProps {
  hasCountry: boolean
  holidays: readonly { day: string; name: string; isWorked: boolean }[]
  added: readonly string[]
}

/** Holidays on which the business works all the same, and days off of its own. */
export function DaysForm({ hasCountry, holidays, added }: DaysFormProps) {
  const { locale, today } = useDesk()
  return (
    <Form method="post" className="flex flex-col gap-5">
      {!hasCountry && <p className="prose text-ink-soft">Choose a country above to see its public holidays here.</p>}
      {holidays.length > 0 && (
        <fieldset className="flex flex-col">
          <legend className="pb-1 text-sm font-medium">Public holidays</legend>
          {holidays.map(({ day, name, isWorked }) => (
            <div
              key={`${day} ${name}`}
              className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1.5"
            >
              <span>
                <Day day={day} locale={locale} style="full" />
                <span className="block text-ink-soft">{name}</span>
              </span>
              <label className="flex min-h-11 items-center gap-2 lg:min-h-0">
                <input type="checkbox" name="worked" value={day} defaultChecked={isWorked} className="size-4" />
                We work on this day<span className="sr-only">: {name}</span>
              </label>
            </div>
          ))}
        </fieldset>
      )}
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1 text-sm font-medium">Days off of your own</legend>
        {added.map((day) => (
          <label key={day} className="flex min-h-11 items-center gap-2 lg:min-h-0">
            <input type="checkbox" name="added" value={day} defaultChecked className="size-4" />
            <Day day={day} locale={locale} style="full" />
          </label>
        ))}
        {added.length === 0 && <p className="text-ink-soft">None yet.</p>}
        <Field label="Another day off" hint="Uncheck one above to work on it again." className="max-w-xs">
          {(control) => <input {...control} type="date" name="addDay" min={today} className={deskInput} />}
        </Field>
      </fieldset>
      <div>
        <button type="submit" name="intent" value="days" className={deskButton('primary')}>
          Save days off
        </button>
      </div>
    </Form>
  )
}
