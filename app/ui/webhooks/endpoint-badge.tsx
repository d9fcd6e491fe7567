import { StatusBadge } from '../status-badge.tsx'

interface EndpointHealth {
  disabledAt: Date | null
  disabledReason: string | null
  failingSince: Date | null
  lastSuccessAt: Date | null
}

/** How an endpoint fares, in a word. */
export function EndpointBadge({ disabledAt, disabledReason, failingSince, lastSuccessAt }: EndpointHealth) {
  if (disabledAt)
    return disabledReason === 'paused' ? (
      <StatusBadge tone="quiet">Paused</StatusBadge>
    ) : (
      <StatusBadge tone="needs-you">Stopped</StatusBadge>
    )
  if (failingSince) return <StatusBadge tone="late">Fails</StatusBadge>
  return lastSuccessAt ? (
    <StatusBadge tone="settled">Works</StatusBadge>
  ) : (
    <StatusBadge tone="quiet">Nothing sent yet</StatusBadge>
  )
}
