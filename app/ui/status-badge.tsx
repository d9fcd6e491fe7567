import { CircleAlert, CircleCheck, Circle, CircleDot, Clock } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** Late is amber on anything a client sees; `needs-you` (red) belongs to the desk. */
export type StatusTone = 'settled' | 'waiting' | 'late' | 'needs-you' | 'quiet'

const tones: Record<StatusTone, { look: string; Icon: LucideIcon }> = {
  settled: { look: 'bg-settled-soft text-settled', Icon: CircleCheck },
  waiting: { look: 'bg-waiting-soft text-waiting', Icon: CircleDot },
  late: { look: 'bg-late-soft text-late', Icon: Clock },
  'needs-you': { look: 'bg-needs-you-soft text-needs-you', Icon: CircleAlert },
  quiet: { look: 'bg-sunken text-ink-soft', Icon: Circle },
}

/** A status is never colour alone: an icon and a word carry it too. */
export function StatusBadge({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  const { look, Icon } = tones[tone]
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-lg px-2 py-0.5 text-xs font-medium whitespace-nowrap ${look}`}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      {children}
    </span>
  )
}

/** The same in a whole sentence, for the top of a page. */
export function StatusSentence({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  const { look, Icon } = tones[tone]
  return (
    <div role="status" className={`flex items-start gap-2 rounded-lg px-3 py-2 ${look}`}>
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
