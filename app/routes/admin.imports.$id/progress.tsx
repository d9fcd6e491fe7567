import { importSums } from '#app/ui/import-state.tsx'
import { RunProgress } from '#app/ui/run-progress.tsx'
import type { ImportView } from './import-view.server.ts'

/** How far a running import has come. */
export const Progress = ({ run }: { run: ImportView['run'] }) => (
  <RunProgress
    title={run.state === 'queued' ? 'About to begin' : 'Importing'}
    aside={run.rowsDone > 0 && importSums(run)}
    label="Rows imported"
    done={run.rowsDone}
    total={run.rowsTotal}
    of="rows. You can leave this page: the import goes on."
  />
)
