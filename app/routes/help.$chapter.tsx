import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useParams } from '@remix-run/react'
import { chapters } from '#app/ui/guide/chapters.ts'
import { GuidePage } from '#app/ui/guide/guide-page.tsx'

export const handle = { noScript: true }

const positionOf = (slug: string | undefined) => chapters.findIndex((chapter) => chapter.slug === slug)

export const meta: MetaFunction = ({ params }) => [
  { title: `${chapters[positionOf(params['chapter'])]?.title ?? 'Not found'} · Dunwell guide` },
]

export function loader({ params }: LoaderFunctionArgs) {
  if (positionOf(params['chapter']) === -1) throw new Response(null, { status: 404 })
  return null
}

export default function GuideChapter() {
  const position = positionOf(useParams()['chapter'])
  const chapter = chapters[position]
  if (!chapter) return null
  const next = chapters[position + 1]
  return (
    <GuidePage here={chapter.slug}>
      <article className="guide flex flex-col gap-4">
        <header className="flex flex-col gap-1">
          <h1 className="text-xl font-semibold">{chapter.title}</h1>
          <p className="prose text-ink-soft">{chapter.lede}</p>
        </header>
        {chapter.body}
      </article>
      {next && (
        <p className="border-t border-line pt-4 print:hidden">
          Next:{' '}
          <a href={`/help/${next.slug}`} className="link">
            {next.title}
          </a>
        </p>
      )}
    </GuidePage>
  )
}
