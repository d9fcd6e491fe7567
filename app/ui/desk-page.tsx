import type { ReactNode } from 'react'
import type { ChapterSlug } from './guide/chapter.ts'
import { StatusSentence } from './status-badge.tsx'
import { UndoNotice } from './undo-notice.tsx'
import type { UndoStep } from './undo-notice.tsx'

interface DeskPageProps {
  title: ReactNode
  /** A line beside or below the title. */
  lede?: ReactNode
  actions?: ReactNode
  /** The chapter of the guide that explains this page. */
  guide?: ChapterSlug
  /** What the last action did. */
  said?: string | null
  /** How that is taken back, while it can be. */
  undo?: UndoStep | null
  children: ReactNode
}

/** The frame of every page of the desk: what it is, what one can do, what was just done. */
export function DeskPage({ title, lede, actions, guide, said, undo, children }: DeskPageProps) {
  return (
    <main id="content" className="flex min-w-0 flex-col gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          <h1 className="text-lg font-semibold">{title}</h1>
          {(lede || guide) && (
            <div className="flex flex-wrap gap-x-3 gap-y-1 text-ink-soft">
              {lede && <div>{lede}</div>}
              {guide && (
                <a href={`/help/${guide}`} className="link print:hidden">
                  How this works
                </a>
              )}
            </div>
          )}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {said && undo && <UndoNotice step={undo}>{said}</UndoNotice>}
      {said && !undo && <StatusSentence tone="settled">{said}</StatusSentence>}
      {children}
    </main>
  )
}

/** A titled part of a page, framed. */
export function Panel({
  title,
  aside,
  children,
  className = '',
}: {
  title: ReactNode
  aside?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section className={`flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4 ${className}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{title}</h2>
        {aside && <div className="text-xs text-ink-faint">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
