import type { ObjectPage } from './describe-api.server.ts'
import { FieldList } from './field-list.tsx'

/** Every object that operations name. */
export function ObjectsChapter({ objects }: { objects: readonly ObjectPage[] }) {
  return objects.map(({ name, description, fields }) => (
    <section key={name} id={name} aria-labelledby={`${name}-title`} className="flex scroll-mt-4 flex-col gap-2">
      <h2 id={`${name}-title`} className="font-semibold">
        {name}
      </h2>
      {description !== '' && <p className="prose text-sm text-ink-soft">{description.replaceAll('`', '')}</p>}
      <FieldList fields={fields} />
    </section>
  ))
}
