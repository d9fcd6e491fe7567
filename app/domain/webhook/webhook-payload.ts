/** An event as it stands on the timeline. */
export interface EventToTell {
  readonly id: string
  readonly at: Date
  readonly type: string
  readonly actor: string
  readonly clientId: string | null
  readonly invoiceId: string | null
  readonly data: object
}

const BYTES_MAX = 64 * 1024

/**
 * The body of a webhook: `{ type, timestamp, data }`, where `data` is what is kept about the event, with who did it and what it
 * is about. At most 64 KiB in UTF-8: what would be longer comes without what is kept, as `truncated`, and can be read at
 * `/events/{id}`. The same event gives the same bytes. Source: Standard Webhooks, "Payload structure".
 */
export function webhookPayload({ id, at, type, actor, clientId, invoiceId, data }: EventToTell): string {
  const about = { id, actor, clientId, invoiceId }
  const body = (kept: object) => JSON.stringify({ type, timestamp: at.toISOString(), data: { ...kept, ...about } })
  const whole = body(data)
  return new TextEncoder().encode(whole).length <= BYTES_MAX ? whole : body({ truncated: true })
}
