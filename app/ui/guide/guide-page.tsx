import type { ReactNode } from 'react'
import { chapters } from './chapters.ts'

const plainLook =
  'flex min-h-11 items-center rounded-lg px-3 py-1 text-ink-soft hover:bg-sunken hover:text-ink lg:min-h-8'
const hereLook = 'flex min-h-11 items-center rounded-lg bg-sunken px-3 py-1 font-medium lg:min-h-8'

/** The frame of the guide: its chapters at the side of wide screens, folded away above the text of a phone. */
export function GuidePage({ here, children }: { here: string | null; children: ReactNode }) {
  const list = (
    <ul className="flex flex-col gap-0.5">
      {chapters.map(({ slug, title }) => (
        <li key={slug}>
          <a
            href={`/help/${slug}`}
            aria-current={slug === here ? 'page' : undefined}
            className={slug === here ? hereLook : plainLook}
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6 lg:py-10">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <a href="/help" className="text-lg font-semibold text-accent">
          Dunwell guide
        </a>
        <a href="/admin" className="link text-sm print:hidden">
          To the desk
        </a>
      </header>
      <div className="flex flex-col gap-6 lg:flex-row lg:gap-10">
        <nav aria-label="Chapters" className="shrink-0 lg:w-64 print:hidden">
          <div className="hidden lg:block">{list}</div>
          {here !== null && (
            <details className="rounded-lg border border-line bg-surface lg:hidden">
              <summary className="flex min-h-11 items-center px-3 font-medium">All chapters</summary>
              <div className="border-t border-line p-2">{list}</div>
            </details>
          )}
        </nav>
        <main className="flex min-w-0 flex-1 flex-col gap-6">{children}</main>
      </div>
    </div>
  )
}
