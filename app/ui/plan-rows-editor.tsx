import { planRhythms } from '#app/domain/plan/plan-schedule.ts'
import type { PlanRhythm } from '#app/domain/plan/plan-schedule.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { deskButton, deskInput } from './desk-controls.ts'
import { useDesk } from './desk.ts'
import { Field } from './field.tsx'
import { Money } from './money.tsx'

const spareRows = 3

const rhythmWords: Record<PlanRhythm, string> = {
  weekly: 'Every week',
  fortnightly: 'Every two weeks',
  monthly: 'Every month',
}

interface PlanRowsEditorProps {
  rows: readonly { readonly dueOn: string; readonly amount: string }[]
  /** What the rows must sum to. */
  total: Amount
  errors: readonly string[] | undefined
}

/** The fields of a schedule, row by row, with some to spare; and below them a way to lay it out anew. Stands inside a form. */
export function PlanRowsEditor({ rows, total, errors }: PlanRowsEditorProps) {
  const { locale, today } = useDesk()
  const shown = [...rows, ...Array.from({ length: spareRows }, () => ({ dueOn: '', amount: '' }))]
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-ink-soft">
        Together the rows are <Money amount={total} locale={locale} className="font-medium text-ink" />, which is what
        is open now. Rows left empty do not count.
      </p>
      {errors && errors.length > 0 && (
        <ul role="alert" className="flex flex-col gap-1 text-needs-you">
          {errors.map((error) => (
            <li key={error}>{error}</li>
          ))}
        </ul>
      )}
      <ol className="flex flex-col gap-2">
        {shown.map(({ dueOn, amount }, n) => (
          <li key={n} className="grid grid-cols-[1.25rem_minmax(9.5rem,1.5fr)_minmax(0,1fr)] items-center gap-2">
            <span className="text-ink-faint tabular-nums">{n + 1}</span>
            <input
              type="date"
              name="dueOn"
              aria-label={`Day of instalment ${n + 1}`}
              min={today}
              defaultValue={dueOn}
              className={deskInput}
            />
            <input
              name="amount"
              aria-label={`Amount of instalment ${n + 1} (${total.currency})`}
              inputMode="decimal"
              autoComplete="off"
              maxLength={40}
              defaultValue={amount}
              className={`${deskInput} text-right tabular-nums`}
            />
          </li>
        ))}
      </ol>
      <fieldset className="flex flex-col gap-2 border-t border-line pt-3">
        <legend className="sr-only">Lay it out anew</legend>
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(9.5rem,1.5fr)] gap-2">
          <Field label="Instalments">
            {(control) => <input {...control} type="number" name="count" min={1} max={60} className={deskInput} />}
          </Field>
          <Field label="First on">
            {(control) => <input {...control} type="date" name="firstOn" min={today} className={deskInput} />}
          </Field>
          <Field label="How often" className="col-span-2">
            {(control) => (
              <select {...control} name="rhythm" defaultValue="monthly" className={deskInput}>
                {planRhythms.map((rhythm) => (
                  <option key={rhythm} value={rhythm}>
                    {rhythmWords[rhythm]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <div>
          <button type="submit" name="intent" value="layout" formNoValidate className={deskButton()}>
            Lay it out anew
          </button>
        </div>
      </fieldset>
    </div>
  )
}
