import { RunProgress } from '#app/ui/run-progress.tsx'

/** How far a dry run has come. */
export const DryRunProgress = ({ run }: { run: { state: string; clientsDone: number; clientsTotal: number } }) => (
  <RunProgress
    title={run.state === 'queued' ? 'About to begin' : 'Working it out'}
    label="Clients played"
    done={run.clientsDone}
    total={run.clientsTotal}
    of="clients. You can leave this page: it goes on."
  />
)
