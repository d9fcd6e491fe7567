import { createHash } from 'node:crypto'
import type { ApiDoor } from '../faults.ts'
import { jsonReply, type Reply, type SandboxRequest } from '../http-server.ts'
import { createRouter, type Routes } from '../routes.ts'
import type { World } from '../world.ts'
import type { Mail } from './mail.ts'
import type { Mailbox } from './mailbox.ts'
import { parseMail } from './parse-mail.ts'
import { createRateLimit } from './rate-limit.ts'
import { invalid, ResendError } from './resend-error.ts'

interface RememberedCall {
  at: string
  fingerprint: string
  body: string
}

const KEY_LIFE_MS = 24 * 3_600_000
const MAX_BATCH = 100

/** The part of Resend's API that sends mail; `others` are its other parts, which stand before it. Source: Resend's OpenAPI 1.5.0; errors: resend.com/docs/api-reference/errors */
export function createResendApi(world: World, mailbox: Mailbox, callsPerSecond: number, others: Routes): ApiDoor {
  const { agenda, blobs, credentials } = world
  const remembered = world.journal.table<RememberedCall>('resend.idempotency')
  const inFlight = new Set<string>()
  const takeCall = createRateLimit(callsPerSecond)

  async function once(request: SandboxRequest, act: (key: string | null) => Reply) {
    const key = idempotencyKey(request)
    if (key === null) {
      await request.pause()
      return act(null)
    }
    const fingerprint = createHash('sha256').update(`${request.path}\n`).update(request.body).digest('hex')
    const known = remembered.get(key)
    if (known && agenda.now().getTime() - new Date(known.at).getTime() < KEY_LIFE_MS) {
      if (known.fingerprint === fingerprint) return { ...jsonReply(200, null), body: known.body }
      throw new ResendError(
        409,
        'invalid_idempotent_request',
        'This idempotency key was already used with a different request body within the last 24 hours.',
      )
    }
    if (inFlight.has(key)) {
      throw new ResendError(
        409,
        'concurrent_idempotent_requests',
        'A request with this idempotency key is in progress.',
      )
    }
    inFlight.add(key)
    try {
      await request.pause()
      const reply = act(key)
      remembered.put(key, { at: agenda.now().toISOString(), fingerprint, body: String(reply.body) })
      return reply
    } finally {
      inFlight.delete(key)
    }
  }

  const found = (id: string) => {
    const mail = mailbox.find(id)
    if (!mail) throw new ResendError(404, 'not_found', 'Email not found')
    return mail
  }
  const read = (mail: Mail) => ({
    object: 'email',
    id: mail.id,
    message_id: mail.messageId,
    to: mail.to,
    from: mail.from,
    created_at: mail.at,
    subject: mail.subject,
    ...(mail.html !== null && { html: mail.html }),
    ...(mail.text !== null && { text: mail.text }),
    bcc: mail.bcc,
    cc: mail.cc,
    reply_to: mail.replyTo,
    last_event: mailbox.lastEvent(mail.id),
    scheduled_at: mail.scheduledAt,
    tags: mail.tags,
  })

  // The list leaves out what is long: bodies and tags are read one mail at a time.
  const listed = (mail: Mail) => {
    const { object: _object, html: _html, text: _text, tags: _tags, ...rest } = read(mail)
    return rest
  }

  const findRoute = createRouter({
    ...others,
    'POST /emails': (request) =>
      once(request, (key) => {
        const mail = mailbox.accept(parseMail(parseJson(request), blobs, agenda.now()), key)
        return jsonReply(200, { id: mail.id })
      }),
    'POST /emails/batch': (request) =>
      once(request, (key) => {
        const items = parseJson(request)
        if (!Array.isArray(items) || items.length === 0) throw invalid('The request body must be a non-empty array.')
        if (items.length > MAX_BATCH) throw invalid(`A batch has at most ${MAX_BATCH} emails.`)
        const permissive = request.headers['x-batch-validation'] === 'permissive'
        const contents = items.map((item) => attempt(() => parseMail(item, blobs, agenda.now()), permissive))
        const data = contents.flatMap((content) =>
          content instanceof ResendError ? [] : [{ id: mailbox.accept(content, key).id }],
        )
        const errors = contents.flatMap((content, index) =>
          content instanceof ResendError ? [{ index, message: content.message }] : [],
        )
        return jsonReply(200, permissive ? { data, errors } : { data })
      }),
    'GET /emails': async (request) => {
      await request.pause()
      return jsonReply(200, listPage(mailbox.list(), request.query, listed))
    },
    'GET /emails/{}': async (request, id = '') => {
      await request.pause()
      return jsonReply(200, read(found(id)))
    },
    'PATCH /emails/{}': async (request, id = '') => {
      await request.pause()
      const change = parseJson(request)
      const scheduledAt =
        typeof change === 'object' && change !== null && 'scheduled_at' in change && change.scheduled_at
      if (typeof scheduledAt !== 'string') throw invalid('Missing `scheduled_at` field.')
      mailbox.reschedule(found(id), scheduledAt)
      return jsonReply(200, { object: 'email', id })
    },
    'POST /emails/{}/cancel': async (request, id = '') => {
      await request.pause()
      mailbox.cancel(found(id))
      return jsonReply(200, { object: 'email', id })
    },
  })

  async function answer(request: SandboxRequest): Promise<Reply> {
    authenticate(request, credentials.resendApiKey)
    const route = findRoute(request)
    if (!route) throw new ResendError(404, 'not_found', 'The requested endpoint does not exist.')
    return route.handle()
  }

  return {
    async handle(request) {
      const { allowed, headers } = takeCall()
      const reply = await (allowed ? answer(request) : Promise.reject(tooManyCalls())).catch((error: unknown) => {
        if (error instanceof ResendError) return error.toReply()
        throw error
      })
      return { ...reply, headers: { ...reply.headers, ...headers } }
    },
    refuse(status, isQuota = false) {
      if (status === 500) return new ResendError(500, 'internal_server_error', 'Something went wrong.').toReply()
      const spent = { 'ratelimit-remaining': '0', 'retry-after': '1' }
      const reply = (isQuota ? quotaUsedUp() : tooManyCalls()).toReply()
      return { ...reply, headers: { ...reply.headers, ...takeCall().headers, ...spent } }
    },
  }
}

const tooManyCalls = () =>
  new ResendError(429, 'rate_limit_exceeded', 'Too many requests. Please slow down or contact support.')

const quotaUsedUp = () =>
  new ResendError(429, 'daily_quota_exceeded', 'You have reached your daily email sending quota.')

function authenticate(request: SandboxRequest, apiKey: string) {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (given === undefined) throw new ResendError(401, 'missing_api_key', 'Missing API key in the authorization header.')
  if (given !== apiKey) throw new ResendError(403, 'invalid_api_key', 'API key is invalid')
}

function idempotencyKey(request: SandboxRequest): string | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || key.length < 1 || key.length > 256) {
    throw new ResendError(400, 'invalid_idempotency_key', 'The idempotency key must be between 1-256 characters.')
  }
  return key
}

function parseJson(request: SandboxRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'))
  } catch {
    throw invalid('The request body is not valid JSON.')
  }
}

function attempt<T>(act: () => T, keepError: boolean): T | ResendError {
  try {
    return act()
  } catch (error) {
    if (keepError && error instanceof ResendError) return error
    throw error
  }
}

function listPage(mails: Mail[], query: URLSearchParams, read: (mail: Mail) => object) {
  const limit = Number(query.get('limit') ?? 20)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw invalid('The `limit` must be between 1 and 100.')
  const place = (id: string | null) => (id === null ? -1 : mails.findIndex((mail) => mail.id === id))
  const before = place(query.get('before'))
  const rest =
    before >= 0 ? mails.slice(Math.max(0, before - limit), before) : mails.slice(place(query.get('after')) + 1)
  const hasMore = before >= 0 ? before > limit : rest.length > limit
  return { object: 'list', has_more: hasMore, data: rest.slice(0, limit).map(read) }
}
