import { deskButton } from '#app/ui/desk-controls.ts'

export interface NameToInsert {
  name: string
  says: string
  sample: string
}

/** The names a text may use; without script they are typed or copied. */
export function NameList({ names, onInsert }: { names: readonly NameToInsert[]; onInsert: (name: string) => void }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-soft">
        Write <code>{'{{ client.name }}'}</code> to insert one. An empty one can be asked for:{' '}
        <code className="break-words">{'{% if fees_sentence %} … {% else %} … {% endif %}'}</code>.
      </p>
      <dl className="flex flex-col divide-y divide-line">
        {names.map(({ name, says, sample }) => (
          <div key={name} className="flex flex-col gap-0.5 py-2">
            <dt className="flex flex-wrap items-center justify-between gap-2">
              <code className="break-all">{name}</code>
              <button type="button" onClick={() => onInsert(name)} className={deskButton('secondary')}>
                Insert<span className="sr-only"> {name}</span>
              </button>
            </dt>
            <dd>{says}.</dd>
            {sample && <dd className="text-xs break-words text-ink-faint">For example: {sample}</dd>}
          </div>
        ))}
      </dl>
    </div>
  )
}
