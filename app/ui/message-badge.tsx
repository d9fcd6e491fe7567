import type { MessageState } from '#app/domain/message/message-state.ts'
import { StatusBadge } from './status-badge.tsx'
import type { StatusTone } from './status-badge.tsx'

const looks: Record<MessageState, { tone: StatusTone; word: string }> = {
  drafted: { tone: 'needs-you', word: 'Waits for your OK' },
  queued: { tone: 'waiting', word: 'Queued' },
  sending: { tone: 'waiting', word: 'Sending' },
  sent: { tone: 'settled', word: 'Sent' },
  delivered: { tone: 'settled', word: 'Delivered' },
  bounced: { tone: 'needs-you', word: 'Bounced' },
  complained: { tone: 'needs-you', word: 'Unwanted' },
  failed: { tone: 'needs-you', word: 'Failed' },
  unknown: { tone: 'needs-you', word: 'Unknown' },
  cancelled: { tone: 'quiet', word: 'Cancelled' },
}

export function MessageBadge({ state }: { state: MessageState }) {
  const { tone, word } = looks[state]
  return <StatusBadge tone={tone}>{word}</StatusBadge>
}

const kinds: Record<string, string> = {
  reminder: 'Reminder',
  statement: 'Statement',
  thank_you: 'Thank-you',
  payment_problem: 'Payment problem',
  link: 'Portal link',
  call_summary: 'Call summary',
  invitation: 'Invitation',
}

/** What kind of mail it is, in words. */
export const messageKind = (kind: string): string => kinds[kind] ?? kind.replaceAll('_', ' ')
