import { rateNews } from '#app/domain/message/rate-news.ts'
import type { RateNews } from '#app/domain/message/rate-news.ts'
import { env } from '#app/env.server.ts'
import { countCall } from '#app/metrics/provider-calls.ts'
import { withAnySecret } from '../with-any-secret.ts'
import { resend, RESEND_DEADLINE_MS } from './resend-client.server.ts'

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

/**
 * `lost`: it may have been accepted; try again with the same key. `busy`: surely not accepted, wait; `isQuota` where a day's or
 * month's share is used up. `refused`: never will be.
 */
export type SendOutcome =
  | { kind: 'accepted'; providerId: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'busy'; reason: string; retryAfterSeconds: number; isQuota: boolean }
  | { kind: 'lost'; reason: string }

/** What became of a mail, and what the answer says about calling again. */
export interface SendAnswer {
  readonly outcome: SendOutcome
  readonly rate: RateNews
}

const QUOTA_PAUSE_SECONDS = 3_600

/** Hands one mail to Resend. Repeating it with the same key within 24 hours sends nothing twice. Never throws. */
export const sendMail = (mail: Mail, key: string): Promise<SendAnswer> =>
  countCall(
    'resend',
    'send',
    () => hand(mail, key),
    ({ outcome }) => outcome.kind,
  )

async function hand(mail: Mail, key: string): Promise<SendAnswer> {
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
    { idempotencyKey: key, signal: AbortSignal.timeout(RESEND_DEADLINE_MS) } as { idempotencyKey: string },
  )
  const rate = rateNews(headers, new Date())
  return { outcome: data ? { kind: 'accepted', providerId: data.id } : outcomeOf(error, rate), rate }
}

function outcomeOf(
  error: { name: string; message: string; statusCode: number | null },
  { pauseSeconds }: RateNews,
): SendOutcome {
  const reason = `${error.name}: ${error.message}`
  const status = error.statusCode
  if (status === 429) {
    const isQuota = error.name === 'daily_quota_exceeded' || error.name === 'monthly_quota_exceeded'
    const retryAfterSeconds = isQuota ? QUOTA_PAUSE_SECONDS : Math.max(1, pauseSeconds)
    return { kind: 'busy', reason, isQuota, retryAfterSeconds }
  }
  // The same key with other words: an earlier version of us may have had the first ones accepted.
  if (status !== null && status >= 400 && status < 500 && status !== 409) return { kind: 'refused', reason }
  return { kind: 'lost', reason }
}

/** Verifies a delivery report on its raw bytes (Svix signature, ±5 minutes). Throws when it is not Resend's. */
export function readResendEvent(
  rawBody: string,
  headers: Headers,
): { eventId: string; type: string; objectId: string } {
  const id = headers.get('svix-id') ?? ''
  const signed = { id, timestamp: headers.get('svix-timestamp') ?? '', signature: headers.get('svix-signature') ?? '' }
  const event = withAnySecret(env.RESEND_WEBHOOK_SECRET, (webhookSecret) =>
    resend.webhooks.verify({ payload: rawBody, headers: signed, webhookSecret }),
  )
  const data = event.data as { email_id?: string }
  return { eventId: id, type: event.type, objectId: data.email_id ?? id }
}
