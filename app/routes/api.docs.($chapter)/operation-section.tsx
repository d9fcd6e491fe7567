import type { OperationPage } from './describe-api.server.ts'
import { CodeBlock } from './code-block.tsx'
import { FieldList } from './field-list.tsx'

/** One operation, to be linked to by its id. */
export function OperationSection({ operation, objects }: { operation: OperationPage; objects: ReadonlySet<string> }) {
  const { id, method, path, summary, description, scope, parameters, body, answers, curl } = operation
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="flex min-w-0 scroll-mt-4 flex-col gap-3">
      <h2 id={`${id}-title`} className="font-semibold">
        <a href={`#${id}`} className="hover:underline">
          {summary}
        </a>
      </h2>
      <p className="font-mono text-sm break-all">
        <strong>{method}</strong> /api/v1{path}
      </p>
      <p className="prose text-sm text-ink-soft">
        {description && <>{description.replaceAll('`', '')} </>}Needs a key with the scope {scope}.
      </p>
      {parameters.length > 0 && (
        <div className="flex flex-col gap-1">
          <h3 className="text-sm font-medium">Parameters</h3>
          <FieldList fields={parameters} />
        </div>
      )}
      {body.length > 0 && (
        <div className="flex flex-col gap-1">
          <h3 className="text-sm font-medium">Body</h3>
          <FieldList fields={body} />
        </div>
      )}
      <div className="flex flex-col gap-1">
        <h3 className="text-sm font-medium">Answers</h3>
        <ul className="text-sm">
          {answers.map(({ status, words, type }) => (
            <li key={status} className="break-words">
              <span className="font-mono">{status}</span> {words}{' '}
              {type !== null &&
                (objects.has(type) ? (
                  <a className="link" href={`/api/docs/objects#${type}`}>
                    {type}
                  </a>
                ) : (
                  <span className="font-mono text-ink-soft">{type}</span>
                ))}
            </li>
          ))}
        </ul>
      </div>
      <CodeBlock label={`Example of ${summary}`}>{curl}</CodeBlock>
    </section>
  )
}
