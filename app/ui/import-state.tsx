import { StatusBadge } from './status-badge.tsx'
import type { StatusTone } from './status-badge.tsx'

export type ImportStateName = 'uploaded' | 'needs_answer' | 'ready' | 'queued' | 'running' | 'done' | 'failed'

const words: Record<ImportStateName, readonly [StatusTone, string]> = {
  uploaded: ['quiet', 'Upload not finished'],
  needs_answer: ['needs-you', 'Has a question'],
  ready: ['waiting', 'Ready to import'],
  queued: ['waiting', 'About to begin'],
  running: ['waiting', 'Importing'],
  done: ['settled', 'Done'],
  failed: ['needs-you', 'Stopped'],
}

/** Where an import stands. */
export function ImportStateBadge({ state }: { state: ImportStateName }) {
  const [tone, text] = words[state]
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}

/** "115 new · 3 updated · 5 not imported"; what did not happen is left out. */
export function importSums(sums: { created: number; updated: number; unchanged: number; rejected: number }): string {
  const parts = [
    [sums.created, 'new'],
    [sums.updated, 'updated'],
    [sums.unchanged, 'unchanged'],
    [sums.rejected, 'not imported'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString('en-US')} ${word}`)
  return said.length > 0 ? said.join(' · ') : 'nothing to import'
}
