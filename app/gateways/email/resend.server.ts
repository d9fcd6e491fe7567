import { Resend } from 'resend'
import { env } from '#app/env.server.ts'

const DEADLINE_MS = 10_000

const resend = new Resend(
  env.RESEND_API_KEY,
  env.RESEND_API_BASE ? { baseUrl: env.RESEND_API_BASE.replace(/\/+$/, '') } : {},
)

export interface Mail {
  from: string
  to: string
  cc: string[]
  replyTo: string | null
  subject: string
  html: string
  text: string
  attachments: { filename: string; contentType: string; content: Buffer }[]
  headers: Record<string, string>
  /** Comes back in delivery reports; letters, digits, `_` and `-` only. */
  tags: Record<string, string>
}

/** `lost`: it may have been accepted; try again with the same key. `busy`: surely not accepted, wait. `refused`: never will be. */
export type SendOutcome =
  | { kind: 'accepted'; providerId: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'busy'; reason: string; retryAfterSeconds: number }
  | { kind: 'lost'; reason: string }

/** Hands one mail to Resend. Repeating it with the same key within 24 hours sends nothing twice. Never throws. */
export async function sendMail(mail: Mail, key: string): Promise<SendOutcome> {
  const { data, error, headers } = await resend.emails.send(
    {
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      ...(mail.cc.length > 0 ? { cc: mail.cc } : {}),
      ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
      ...(mail.attachments.length > 0 ? { attachments: mail.attachments } : {}),
      headers: mail.headers,
      tags: Object.entries(mail.tags).map(([name, value]) => ({ name, value })),
    },
    { idempotencyKey: key, signal: AbortSignal.timeout(DEADLINE_MS) } as { idempotencyKey: string },
  )
  if (data) return { kind: 'accepted', providerId: data.id }
  const reason = `${error.name}: ${error.message}`
  const status = error.statusCode
  if (status === 429) {
    const wait = Number(headers?.['retry-after'] ?? headers?.['ratelimit-reset'] ?? 1)
    const isQuota = error.name === 'daily_quota_exceeded' || error.name === 'monthly_quota_exceeded'
    return { kind: 'busy', reason, retryAfterSeconds: isQuota ? 3_600 : Number.isFinite(wait) ? Math.max(1, wait) : 1 }
  }
  const isConflict = status === 409 && error.name !== 'invalid_idempotent_request'
  if (status !== null && status >= 400 && status < 500 && !isConflict) return { kind: 'refused', reason }
  return { kind: 'lost', reason }
}

/** Verifies a delivery report on its raw bytes (Svix signature, ±5 minutes). Throws when it is not Resend's. */
export function readResendEvent(
  rawBody: string,
  headers: Headers,
): { eventId: string; type: string; objectId: string } {
  const id = headers.get('svix-id') ?? ''
  const event = resend.webhooks.verify({
    payload: rawBody,
    headers: { id, timestamp: headers.get('svix-timestamp') ?? '', signature: headers.get('svix-signature') ?? '' },
    webhookSecret: env.RESEND_WEBHOOK_SECRET,
  })
  const data = event.data as { email_id?: string }
  return { eventId: id, type: event.type, objectId: data.email_id ?? id }
}
