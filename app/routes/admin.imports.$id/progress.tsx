import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { Panel } from '#app/ui/desk-page.tsx'
import { importSums } from '#app/ui/import-state.tsx'
import type { ImportView } from './import-view.server.ts'

const LOOK_EVERY_MS = 1_000

/** How far a running import has come; looks again every second, as rows that change nothing put nothing on record. */
export function Progress({ run }: { run: ImportView['run'] }) {
  const { state, revalidate } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, LOOK_EVERY_MS)
    return () => clearTimeout(timer)
  }, [state, revalidate])

  const { rowsDone, rowsTotal } = run
  const [done, total] = [rowsDone.toLocaleString('en-US'), rowsTotal.toLocaleString('en-US')]
  return (
    <Panel title={run.state === 'queued' ? 'About to begin' : 'Importing'} aside={rowsDone > 0 && importSums(run)}>
      <div role="status" className="flex flex-col gap-2">
        <progress
          value={rowsDone}
          max={Math.max(rowsTotal, 1)}
          aria-label="Rows imported"
          className="h-2 w-full appearance-none overflow-hidden rounded-lg bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
        <p className="text-ink-soft tabular-nums">
          {done} of {total} rows. You can leave this page: the import goes on.
        </p>
      </div>
      {/* Without script the page looks again by itself. */}
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
    </Panel>
  )
}
