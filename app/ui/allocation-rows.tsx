import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from './day.tsx'
import { useDesk } from './desk.ts'
import { deskInput } from './desk-controls.ts'
import { Money } from './money.tsx'

interface Row {
  id: string
  number: string
  dueOn: string
  balance: Amount
}

/** Open invoices, each with a field for what it gets; they post as `part-<invoice id>`. */
export function AllocationRows({
  rows,
  typed,
  errors,
}: {
  rows: readonly Row[]
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
}) {
  const { locale, today } = useDesk()
  return (
    <ul className="flex flex-col">
      {rows.map(({ id, number, dueOn, balance }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0">
          <label htmlFor={`part-${id}`} className="min-w-0 flex-1 basis-40">
            <span className="block font-medium wrap-anywhere">Invoice {number}</span>
            <span className="block text-sm text-ink-soft">
              <Money amount={balance} locale={locale} /> open, due <Day day={dueOn} locale={locale} style="short" />
              {dueOn < today && <span className="text-late"> (late)</span>}
            </span>
          </label>
          <span className="w-32 shrink-0">
            <input
              id={`part-${id}`}
              name={`part-${id}`}
              inputMode="decimal"
              autoComplete="off"
              placeholder="0"
              defaultValue={typed[id] ?? ''}
              aria-invalid={errors[id] ? true : undefined}
              aria-describedby={errors[id] ? `part-${id}-error` : undefined}
              className={`${deskInput} text-right tabular-nums`}
            />
          </span>
          {errors[id] && (
            <p id={`part-${id}-error`} className="basis-full text-sm text-needs-you">
              {errors[id]}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
