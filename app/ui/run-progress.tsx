import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { Panel } from './desk-page.tsx'

const LOOK_EVERY_MS = 1_000

interface RunProgressProps {
  title: string
  aside?: ReactNode
  /** What the bar shows, for those who do not see it. */
  label: string
  done: number
  total: number
  /** What follows "3 of 10". */
  of: string
}

/** How far work in the background has come; looks again every second, since it puts nothing on record that would tell. */
export function RunProgress({ title, aside, label, done, total, of }: RunProgressProps) {
  const { state, revalidate } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, LOOK_EVERY_MS)
    return () => clearTimeout(timer)
  }, [state, revalidate])

  return (
    <Panel title={title} aside={aside}>
      <div role="status" className="flex flex-col gap-2">
        <progress
          value={done}
          max={Math.max(total, 1)}
          aria-label={label}
          className="h-2 w-full appearance-none overflow-hidden rounded-lg bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
        <p className="text-ink-soft tabular-nums">
          {done.toLocaleString('en-US')} of {total.toLocaleString('en-US')} {of}
        </p>
      </div>
      {/* Without script the page looks again by itself. */}
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
    </Panel>
  )
}
