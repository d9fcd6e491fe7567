import type { Field } from './schema-fields.ts'

/** Fields one below the other: their name, what may stand in them, whether they must be there, what they mean. */
export function FieldList({ fields }: { fields: readonly (Field & { readonly place?: string })[] }) {
  return (
    <dl className="flex flex-col divide-y divide-line border-y border-line">
      {fields.map(({ name, place, type, isRequired, description }) => (
        <div key={`${place ?? ''} ${name}`} className="grid gap-x-4 py-1.5 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <dt className="min-w-0 font-mono text-sm break-words">
            {name}
            {isRequired && <span className="font-sans font-medium text-accent"> required</span>}
          </dt>
          <dd className="min-w-0 text-sm break-words">
            <span className="text-ink-soft">
              {place ? `${place}, ` : ''}
              {type}
            </span>
            {description !== '' && <span className="block">{description.replaceAll('`', '')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
