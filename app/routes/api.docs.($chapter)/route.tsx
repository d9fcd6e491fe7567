import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CALLS_PER_MINUTE, WRONG_KEYS } from '#app/api/call-limits.server.ts'
import { problemKinds } from '#app/api/problem.ts'
import { Contents } from './contents.tsx'
import { describeApi } from './describe-api.server.ts'
import { ObjectsChapter } from './objects-chapter.tsx'
import { OperationsChapter } from './operations-chapter.tsx'
import { StartChapter } from './start-chapter.tsx'

export const handle = { noScript: true }

export const meta: MetaFunction = ({ params }) => [
  { title: params['chapter'] ? `${params['chapter']} · Dunwell API` : 'API · Dunwell' },
]

/** One chapter at a time: all of them together are a megabyte. */
export function loader({ params: { chapter: name } }: LoaderFunctionArgs) {
  const { base, chapters, objects } = describeApi()
  const contents = chapters.map((chapter) => chapter.name)
  const frame = { base, contents, here: name ?? null }
  if (name === undefined) {
    const limits = { callsPerMinute: CALLS_PER_MINUTE, wrongKeys: WRONG_KEYS }
    return { ...frame, page: { kind: 'start' as const, problems: Object.keys(problemKinds), limits } }
  }
  if (name === 'objects') return { ...frame, page: { kind: 'objects' as const, objects } }
  const chapter = chapters.find((each) => each.name === name)
  if (!chapter) throw new Response(null, { status: 404 })
  return { ...frame, page: { kind: 'operations' as const, chapter, named: objects.map((object) => object.name) } }
}

export default function ApiDocs() {
  const { base, contents, here, page } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-4 py-8">
      <header className="flex flex-col gap-2">
        <p className="text-lg font-semibold text-accent">
          <a href="/">Dunwell</a>
        </p>
        <h1 className="text-xl font-semibold">The API{here === null ? '' : `: ${here}`}</h1>
        <p className="prose text-ink-soft">
          Everything a program can do here, at <span className="font-mono text-sm wrap-anywhere">{base}</span>. The same
          for machines:{' '}
          <a className="link" href="/api/v1/openapi.json">
            openapi.json
          </a>{' '}
          (OpenAPI 3.1).
        </p>
      </header>
      <div className="flex flex-col gap-6 lg:flex-row lg:gap-10">
        <Contents names={contents} here={here} />
        <main className="flex min-w-0 flex-1 flex-col gap-8">
          {page.kind === 'start' && <StartChapter base={base} problems={page.problems} limits={page.limits} />}
          {page.kind === 'operations' && <OperationsChapter chapter={page.chapter} named={page.named} />}
          {page.kind === 'objects' && <ObjectsChapter objects={page.objects} />}
        </main>
      </div>
    </div>
  )
}
