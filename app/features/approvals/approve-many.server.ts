import { approveMessage } from './approve-message.server.ts'
import type { DraftCall } from './lock-draft.server.ts'

export interface Approvals {
  readonly approved: number
  readonly approvedIds: readonly string[]
  /** Taken back, to be written anew: what they say is not, or will not be, true. */
  readonly moved: number
  /** Decided before, or not there. */
  readonly gone: number
}

/** Approves each draft on its own: one that has moved holds up none of the others. */
export async function approveMany({
  messageIds,
  ...call
}: Omit<DraftCall, 'messageId'> & { messageIds: readonly string[]; restSeconds?: number }): Promise<Approvals> {
  const count = { approved: 0, moved: 0, gone: 0 }
  const approvedIds: string[] = []
  for (const messageId of new Set(messageIds)) {
    const result = await approveMessage({ ...call, messageId })
    if (result.ok) {
      count.approved += 1
      approvedIds.push(messageId)
    } else count[result.reason === 'moved' || result.reason === 'aged' ? 'moved' : 'gone'] += 1
  }
  return { ...count, approvedIds }
}
