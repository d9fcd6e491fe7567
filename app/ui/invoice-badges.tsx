import type { InvoiceLabel } from '#app/domain/invoice/invoice-label.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import { StatusBadge } from './status-badge.tsx'
import type { StatusTone } from './status-badge.tsx'

const labels: Record<InvoiceLabel, { tone: StatusTone; word: string }> = {
  due: { tone: 'quiet', word: 'Open' },
  overdue: { tone: 'late', word: 'Overdue' },
  part_paid: { tone: 'waiting', word: 'Part paid' },
  processing: { tone: 'waiting', word: 'Payment clearing' },
  promised: { tone: 'waiting', word: 'Promised' },
  on_plan: { tone: 'waiting', word: 'On a plan' },
  disputed: { tone: 'needs-you', word: 'Disputed' },
  paused: { tone: 'quiet', word: 'Paused' },
}

const states: Record<Exclude<InvoiceState, 'issued'>, { tone: StatusTone; word: string }> = {
  draft: { tone: 'quiet', word: 'Draft' },
  settled: { tone: 'settled', word: 'Paid' },
  void: { tone: 'quiet', word: 'Void' },
  written_off: { tone: 'quiet', word: 'Written off' },
}

/** What an invoice is called today: its state once it is over, else its labels. */
export function InvoiceBadges({ state, labels: given }: { state: InvoiceState; labels: readonly InvoiceLabel[] }) {
  const looks = state === 'issued' ? given.map((label) => labels[label]) : [states[state]]
  return (
    <span className="inline-flex flex-wrap gap-1">
      {looks.map(({ tone, word }) => (
        <StatusBadge key={word} tone={tone}>
          {word}
        </StatusBadge>
      ))}
    </span>
  )
}
