import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CALLS_PER_MINUTE, WRONG_KEYS } from '#app/api/call-limits.server.ts'
import { problemKinds } from '#app/api/problem.ts'
import { describeApi } from './describe-api.server.ts'
import { FieldList } from './field-list.tsx'
import { OperationSection } from './operation-section.tsx'
import { StartChapter } from './start-chapter.tsx'

export const handle = { noScript: true }

export const meta: MetaFunction = () => [{ title: 'API · Dunwell' }]

export const loader = () => ({
  ...describeApi(),
  problems: Object.keys(problemKinds),
  limits: { callsPerMinute: CALLS_PER_MINUTE, wrongKeys: WRONG_KEYS },
})

export default function ApiDocs() {
  const { base, chapters, objects, problems, limits } = useLoaderData<typeof loader>()
  const named = new Set(objects.map(({ name }) => name))
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-4 py-8">
      <header className="flex flex-col gap-2">
        <p className="text-lg font-semibold text-accent">
          <a href="/">Dunwell</a>
        </p>
        <h1 className="text-xl font-semibold">The API</h1>
        <p className="prose text-ink-soft">
          Everything a program can do here, at <span className="font-mono text-sm wrap-anywhere">{base}</span>. The same
          for machines:{' '}
          <a className="link" href="/api/v1/openapi.json">
            openapi.json
          </a>{' '}
          (OpenAPI 3.1).
        </p>
      </header>
      <nav aria-label="Chapters" className="print:hidden">
        <ul className="flex flex-wrap gap-x-4">
          <li>
            <a className="link inline-block py-1" href="#start">
              Start here
            </a>
          </li>
          {chapters.map(({ name }) => (
            <li key={name}>
              <a className="link inline-block py-1" href={`#tag-${name}`}>
                {name}
              </a>
            </li>
          ))}
          <li>
            <a className="link inline-block py-1" href="#objects">
              objects
            </a>
          </li>
        </ul>
      </nav>
      <main className="flex min-w-0 flex-col gap-12">
        <StartChapter base={base} problems={problems} limits={limits} />
        {chapters.map(({ name, description, operations }) => (
          <section key={name} id={`tag-${name}`} aria-labelledby={`tag-${name}-title`} className="flex flex-col gap-8">
            <div className="flex flex-col gap-2">
              <h2 id={`tag-${name}-title`} className="text-lg font-semibold">
                {name}
              </h2>
              <p className="prose text-ink-soft">{description}</p>
              <ul className="text-sm print:hidden">
                {operations.map(({ id, method, path, summary }) => (
                  <li key={id} className="break-words">
                    <a className="link inline-block py-0.5" href={`#${id}`}>
                      {summary}
                    </a>{' '}
                    <span className="font-mono break-all text-ink-soft">
                      {method} {path}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
            {operations.map((operation) => (
              <OperationSection key={operation.id} operation={operation} objects={named} />
            ))}
          </section>
        ))}
        <section id="objects" aria-labelledby="objects-title" className="flex flex-col gap-8">
          <h2 id="objects-title" className="text-lg font-semibold">
            Objects
          </h2>
          {objects.map(({ name, description, fields }) => (
            <section
              key={name}
              id={`object-${name}`}
              aria-labelledby={`object-${name}-title`}
              className="flex flex-col gap-2"
            >
              <h3 id={`object-${name}-title`} className="font-semibold">
                {name}
              </h3>
              {description !== '' && <p className="prose text-sm text-ink-soft">{description.replaceAll('`', '')}</p>}
              <FieldList fields={fields} />
            </section>
          ))}
        </section>
      </main>
    </div>
  )
}
