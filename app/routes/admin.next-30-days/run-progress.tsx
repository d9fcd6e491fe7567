import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { Panel } from '#app/ui/desk-page.tsx'

const LOOK_EVERY_MS = 1_000

/** How far a run has come; looks again every second, as it puts nothing on record. */
export function RunProgress({ run }: { run: { state: string; clientsDone: number; clientsTotal: number } }) {
  const { state, revalidate } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, LOOK_EVERY_MS)
    return () => clearTimeout(timer)
  }, [state, revalidate])

  const { clientsDone, clientsTotal } = run
  const [done, total] = [clientsDone.toLocaleString('en-US'), clientsTotal.toLocaleString('en-US')]
  return (
    <Panel title={run.state === 'queued' ? 'About to begin' : 'Working it out'}>
      <div role="status" className="flex flex-col gap-2">
        <progress
          value={clientsDone}
          max={Math.max(clientsTotal, 1)}
          aria-label="Clients played"
          className="h-2 w-full appearance-none overflow-hidden rounded-lg bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
        <p className="text-ink-soft tabular-nums">
          {done} of {total} clients. You can leave this page: it goes on.
        </p>
      </div>
      {/* Without script the page looks again by itself. */}
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
    </Panel>
  )
}
