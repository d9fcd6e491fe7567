/** One accepted mail, as it was handed in. Instants are RFC 3339, sandbox time. */
export interface Mail {
  id: string
  messageId: string
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string[]
  subject: string
  html: string | null
  text: string | null
  headers: Record<string, string>
  tags: { name: string; value: string }[]
  attachments: MailAttachment[]
  idempotencyKey: string | null
  scheduledAt: string | null
  at: string
}

export interface MailAttachment {
  filename: string
  contentType: string
  contentId: string | null
  bytes: number
  /** Where the blob store keeps the content. */
  blob: string
}

export type MailEvent =
  | 'bounced'
  | 'canceled'
  | 'complained'
  | 'delivered'
  | 'delivery_delayed'
  | 'failed'
  | 'opened'
  | 'queued'
  | 'clicked'
  | 'scheduled'
  | 'sent'
  | 'suppressed'

/** The bare address of `Name <address>`, lower case. */
export function bareAddress(recipient: string): string {
  const bracketed = /<([^<>]*)>\s*$/.exec(recipient)
  return (bracketed?.[1] ?? recipient).trim().toLowerCase()
}
