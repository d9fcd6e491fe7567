import type { ChapterPage } from './describe-api.server.ts'
import { OperationSection } from './operation-section.tsx'

/** What can be done with one kind of thing; `named` are the objects that have a description of their own. */
export function OperationsChapter({ chapter, named }: { chapter: ChapterPage; named: readonly string[] }) {
  const { description, operations } = chapter
  const objects = new Set(named)
  return (
    <>
      <div className="flex flex-col gap-2">
        <p className="prose text-ink-soft">{description}</p>
        <ul className="text-sm print:hidden">
          {operations.map(({ id, method, path, summary }) => (
            <li key={id} className="break-words">
              <a className="link inline-block py-1" href={`#${id}`}>
                {summary}
              </a>{' '}
              <span className="block font-mono wrap-anywhere text-ink-soft sm:inline">
                {method} {path}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {operations.map((operation) => (
        <OperationSection key={operation.id} operation={operation} objects={objects} />
      ))}
    </>
  )
}
