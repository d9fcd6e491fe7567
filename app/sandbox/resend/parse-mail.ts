import type { BlobStore } from '../blob-store.ts'
import type { Mail, MailAttachment } from './mail.ts'
import { invalid, ResendError } from './resend-error.ts'

export type MailContent = Omit<Mail, 'id' | 'messageId' | 'idempotencyKey' | 'at'>

const KNOWN_FIELDS = new Set(
  'from to subject html text cc bcc reply_to headers tags attachments scheduled_at template topic_id'.split(' '),
)
const MAX_RECIPIENTS = 50
const MAX_BASE64_BYTES = 40 * 1024 * 1024
const ADDRESS = /^[^\s<>@,;"]+@[^\s<>@,;"]+\.[^\s<>@,;"]+$/
const NAMED_ADDRESS = /^[^<>\r\n]*<([^<>]+)>$/
const TAG_WORD = /^[A-Za-z0-9_-]{1,256}$/

/** Checks one mail as Resend does and keeps its attachments; throws ResendError. `now` bounds the schedule. */
export function parseMail(value: unknown, blobs: BlobStore, now: Date): MailContent {
  const mail = asObject(value, 'The request body must be a JSON object.')
  const unknown = Object.keys(mail).find((field) => !KNOWN_FIELDS.has(field))
  if (unknown !== undefined) throw invalid(`Unrecognized key: \`${unknown}\`.`)
  if (mail.template !== undefined || mail.topic_id !== undefined)
    throw new ResendError(404, 'not_found', 'Template or topic not found')

  const from = text(mail, 'from')
  if (from === null) throw missing('from')
  if (!isAddress(from)) throw invalid(addressMessage('from'))
  const to = recipients(mail, 'to')
  if (to.length === 0) throw missing('to')
  const subject = text(mail, 'subject')
  if (subject === null) throw missing('subject')
  if (/[\r\n]/.test(subject)) throw invalid('The `\\n` is not allowed in the `subject` field.')
  const html = text(mail, 'html')
  const plain = text(mail, 'text')
  if (!html && !plain) throw new ResendError(422, 'missing_required_field', 'Missing `html` or `text` field.')

  return {
    from,
    to,
    cc: recipients(mail, 'cc'),
    bcc: recipients(mail, 'bcc'),
    replyTo: recipients(mail, 'reply_to'),
    subject,
    html,
    text: plain,
    headers: headers(mail.headers),
    tags: tags(mail.tags),
    attachments: attachments(mail.attachments, blobs),
    scheduledAt: schedule(mail, now),
  }
}

const missing = (field: string) => new ResendError(422, 'missing_required_field', `Missing \`${field}\` field.`)
const addressMessage = (field: string) =>
  `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`

function asObject(value: unknown, message: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(message)
  return value as Record<string, unknown>
}

function text(mail: Record<string, unknown>, field: string): string | null {
  const value = mail[field]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw invalid(`The \`${field}\` field must be a string.`)
  return value
}

function isAddress(recipient: string): boolean {
  return ADDRESS.test(NAMED_ADDRESS.exec(recipient.trim())?.[1]?.trim() ?? recipient.trim())
}

function recipients(mail: Record<string, unknown>, field: string): string[] {
  const value = mail[field]
  if (value === undefined || value === null) return []
  const list: unknown[] = Array.isArray(value) ? value : [value]
  if (list.length > MAX_RECIPIENTS) throw invalid(`The \`${field}\` field must have at most ${MAX_RECIPIENTS} items.`)
  return list.map((recipient) => {
    if (typeof recipient !== 'string' || !isAddress(recipient)) throw invalid(addressMessage(field))
    return recipient
  })
}

function headers(value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {}
  const entries = Object.entries(asObject(value, 'The `headers` field must be an object.'))
  return Object.fromEntries(
    entries.map(([name, content]) => {
      if (typeof content !== 'string' || /[\r\n]/.test(name + content) || name === '') {
        throw invalid(`The header \`${name.replace(/[\r\n]/g, ' ')}\` must be one line of text.`)
      }
      return [name, content]
    }),
  )
}

function tags(value: unknown): Mail['tags'] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw invalid('The `tags` field must be an array.')
  return value.map((tag) => {
    const { name, value: content } = asObject(tag, 'Each tag must be an object.')
    for (const word of [name, content]) {
      if (typeof word !== 'string' || !TAG_WORD.test(word)) {
        throw invalid(
          'Tags should only contain ASCII letters, numbers, underscores, or dashes, at most 256 characters.',
        )
      }
    }
    return { name: String(name), value: String(content) }
  })
}

function attachments(value: unknown, blobs: BlobStore): MailAttachment[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw refusedAttachment('The `attachments` field must be an array.')
  let base64Bytes = 0
  const decoded = value.map((item) => {
    const { filename, content, content_type, content_id, path } = asObject(item, 'Each attachment must be an object.')
    if (path !== undefined) throw refusedAttachment('The sandbox does not fetch attachments: send `content`.')
    if (typeof filename !== 'string' || filename === '') throw refusedAttachment('Attachment must have a `filename`.')
    if (typeof content !== 'string') throw refusedAttachment('Attachment must have a `content` (base64).')
    base64Bytes += content.length
    const contentType = typeof content_type === 'string' ? content_type : contentTypeOf(filename)
    const contentId = typeof content_id === 'string' ? content_id : null
    return { filename, contentType, contentId, content: Buffer.from(content, 'base64') }
  })
  if (base64Bytes > MAX_BASE64_BYTES) throw refusedAttachment('The attachments exceed the 40MB limit.')
  return decoded.map(({ content, ...rest }) => ({ ...rest, bytes: content.length, blob: blobs.put(content) }))
}

const refusedAttachment = (message: string) => new ResendError(422, 'invalid_attachment', message)

function contentTypeOf(filename: string): string {
  const types: Record<string, string> = {
    pdf: 'application/pdf',
    csv: 'text/csv',
    txt: 'text/plain',
    ics: 'text/calendar',
    png: 'image/png',
    jpg: 'image/jpeg',
  }
  return types[filename.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}

const DAYS_30_MS = 30 * 86_400_000

function schedule(mail: Record<string, unknown>, now: Date): string | null {
  const value = text(mail, 'scheduled_at')
  return value === null ? null : parseSchedule(value, now)
}

/** ISO 8601 only: Resend also reads English ("in 1 min"), which the sandbox refuses. */
export function parseSchedule(value: string, now: Date): string {
  const instant = new Date(value)
  if (!/^\d{4}-\d\d-\d\dT/.test(value) || Number.isNaN(instant.getTime())) {
    throw invalid('Invalid `scheduled_at` field. Use an ISO 8601 date.')
  }
  if (instant.getTime() - now.getTime() > DAYS_30_MS) throw invalid('The `scheduled_at` must be within 30 days.')
  return instant.toISOString()
}
