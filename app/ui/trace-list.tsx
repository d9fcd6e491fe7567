import { Link } from '@remix-run/react'
import { Check, Circle, CircleDot, Hand, Minus, Send, TriangleAlert } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { TraceFate } from '#app/domain/dunning/trace-ladder.ts'
import type { TraceItem } from './trace-item.ts'

const looks: Record<TraceFate, { Icon: LucideIcon; look: string }> = {
  said: { Icon: Check, look: 'text-settled' },
  skipped: { Icon: Minus, look: 'text-ink-faint' },
  left_out: { Icon: Minus, look: 'text-ink-faint' },
  failed: { Icon: TriangleAlert, look: 'text-needs-you' },
  waiting: { Icon: Hand, look: 'text-needs-you' },
  under_way: { Icon: Send, look: 'text-waiting' },
  next: { Icon: CircleDot, look: 'text-waiting' },
  ahead: { Icon: Circle, look: 'text-ink-faint' },
}

/** The ladder from its first stage to its last: what the client has heard, what waits, what comes. */
export function TraceList({ items }: { items: readonly TraceItem[] }) {
  return (
    <ol aria-label="Steps of the follow-up" className="flex flex-col gap-2">
      {items.map(({ name, fate, text, beside }, n) => {
        const { Icon, look } = looks[fate]
        const isQuiet = fate === 'ahead' || fate === 'left_out' || fate === 'skipped'
        return (
          // The order is the ladder's own.
          <li key={n} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
            <Icon aria-hidden="true" className={`mt-0.5 size-4 ${look}`} />
            <span className={isQuiet ? 'text-ink-soft' : ''}>
              <span className={fate === 'next' || fate === 'waiting' ? 'font-medium' : ''}>{name}</span>
              <span className="block text-xs text-ink-faint">
                {text}
                {beside && `, ${beside}`}
              </span>
              {fate === 'waiting' && text.startsWith('drafted') && (
                <Link to="/admin/approvals" className="link text-xs">
                  Look at the draft
                </Link>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
