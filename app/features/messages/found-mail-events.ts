import type { MessageEvent } from '#app/domain/message/message-state.ts'

const eventOf: Record<string, MessageEvent> = {
  sent: 'send',
  delivery_delayed: 'send',
  delivered: 'deliver',
  opened: 'deliver',
  clicked: 'deliver',
  bounced: 'bounce',
  suppressed: 'bounce',
  complained: 'complain',
  failed: 'fail',
}

/** What the provider's last word on a mail means for its message; null where it has not left yet. */
export const mailEventOf = (lastEvent: string): MessageEvent | null => eventOf[lastEvent] ?? null

/** A mail that came back said nothing: its steps may be taken again. */
export const neverArrived = (lastEvent: string): boolean =>
  ['bounced', 'suppressed', 'failed', 'canceled'].includes(lastEvent)
