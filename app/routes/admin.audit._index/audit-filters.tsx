import { Form } from '@remix-run/react'
import { auditKinds } from '#app/domain/timeline/audit-kinds.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { Field } from '#app/ui/field.tsx'

interface AuditFiltersProps {
  people: readonly { value: string; name: string }[]
  who: string
  kind: string
  from: string
  until: string
  text: string
}

const others = [
  { value: 'people', name: 'People and API keys' },
  { value: 'all', name: 'Everyone and everything' },
  { value: 'client', name: 'Clients' },
  { value: 'system', name: 'Dunwell by itself' },
  { value: 'provider', name: 'Providers' },
]

/** Narrows the record; the address says how, so that it can be kept and passed on. */
export function AuditFilters({ people, who, kind, from, until, text }: AuditFiltersProps) {
  const known = [...others, ...people]
  // Somebody who left, or a key: chosen by a link.
  const choices = known.some(({ value }) => value === who) ? known : [...known, { value: who, name: 'As linked' }]
  return (
    <Form
      method="get"
      role="search"
      className="grid gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1.5fr_1.5fr_1fr_1fr_auto] lg:items-end"
    >
      <Field label="Words">
        {(control) => (
          <input
            {...control}
            type="search"
            name="q"
            defaultValue={text}
            placeholder="Number, client, word"
            className={deskInput}
          />
        )}
      </Field>
      <Field label="Who">
        {(control) => (
          <select {...control} name="who" defaultValue={who} className={deskInput}>
            {choices.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="What">
        {(control) => (
          <select {...control} name="kind" defaultValue={kind} className={deskInput}>
            <option value="">All</option>
            {Object.entries(auditKinds).map(([value, { label }]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="From">
        {(control) => <input {...control} type="date" name="from" defaultValue={from} className={deskInput} />}
      </Field>
      <Field label="Until">
        {(control) => <input {...control} type="date" name="until" defaultValue={until} className={deskInput} />}
      </Field>
      <button type="submit" className={deskButton('primary')}>
        Show
      </button>
    </Form>
  )
}
