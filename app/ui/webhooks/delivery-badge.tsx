import type { DeliveryState } from '#app/domain/webhook/delivery-state.ts'
import { StatusBadge } from '../status-badge.tsx'

/** What became of a delivery, in a word. */
export function DeliveryBadge({ state, tries }: { state: DeliveryState; tries: number }) {
  if (state === 'delivered') return <StatusBadge tone="settled">Arrived</StatusBadge>
  if (state === 'failed') return <StatusBadge tone="needs-you">Given up</StatusBadge>
  return tries > 0 ? (
    <StatusBadge tone="late">Tried {tries === 1 ? 'once' : `${tries} times`}</StatusBadge>
  ) : (
    <StatusBadge tone="waiting">Waits</StatusBadge>
  )
}
