import type { MetaFunction } from '@remix-run/node'
import { chapters } from '#app/ui/guide/chapters.ts'
import { GuidePage } from '#app/ui/guide/guide-page.tsx'

export const handle = { noScript: true }

export const meta: MetaFunction = () => [{ title: 'Guide · Dunwell' }]

export default function GuideContents() {
  return (
    <GuidePage here={null}>
      <h1 className="text-xl font-semibold">How to work with Dunwell</h1>
      <ul className="grid gap-3 sm:grid-cols-2">
        {chapters.map(({ slug, title, lede }) => (
          <li key={slug} className="rounded-lg border border-line bg-surface p-4">
            <h2 className="font-semibold">
              <a href={`/help/${slug}`} className="link">
                {title}
              </a>
            </h2>
            <p className="mt-1 text-sm text-ink-soft">{lede}</p>
          </li>
        ))}
      </ul>
    </GuidePage>
  )
}
