import type { ToneFlag, ToneFlagKind } from '#app/domain/dunning/tone-check.ts'
import { StatusSentence } from '#app/ui/status-badge.tsx'

const findings: Record<ToneFlagKind, string> = {
  blame: 'reads as blame',
  threat: 'reads as a threat',
  ultimatum: 'comes too early here',
  capitals: 'reads as shouting',
  exclamation: 'is too loud once the due date has passed',
  missing: 'Something is missing',
}

/** What the tone check found, each with what to write instead. */
export function ToneFindings({ flags, asks }: { flags: readonly ToneFlag[]; asks: boolean }) {
  return (
    <StatusSentence tone="late">
      <p className="font-medium">
        {asks
          ? 'Not saved yet: change what stands here, or keep it as it is.'
          : 'Before you save, please look at the tone.'}
      </p>
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-4">
        {flags.map(({ kind, excerpt, instead }) => (
          <li key={`${kind} ${excerpt} ${instead}`}>
            {excerpt ? `“${excerpt}” ${findings[kind]}.` : `${findings[kind]}.`} {instead}
          </li>
        ))}
      </ul>
    </StatusSentence>
  )
}
