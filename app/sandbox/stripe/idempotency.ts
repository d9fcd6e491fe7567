import { createHash } from 'node:crypto'
import type { Reply, SandboxRequest } from '../http-server.ts'
import type { Table } from '../journal.ts'
import { StripeError } from './stripe-error.ts'

interface RememberedCall {
  at: number
  fingerprint: string
  status: number
  body: string
}

const KEY_LIFE_SECONDS = 86_400

/**
 * Runs a POST once per Idempotency-Key and repeats its first answer for 24 hours of sandbox time.
 * Source: docs.stripe.com/api/idempotent_requests
 */
export function createIdempotency(remembered: Table<RememberedCall>, now: () => number) {
  const inFlight = new Set<string>()

  return async function once(request: SandboxRequest, act: () => Promise<Reply>): Promise<Reply> {
    const key = request.headers['idempotency-key']
    if (request.method !== 'POST' || typeof key !== 'string') return act()
    if (key.length > 255) {
      throw new StripeError(400, 'invalid_request_error', 'Idempotency-Key may be at most 255 characters.')
    }
    const fingerprint = createHash('sha256').update(`${request.path}\n`).update(request.body).digest('hex')
    const known = remembered.get(key)
    if (known && now() - known.at < KEY_LIFE_SECONDS) {
      if (known.fingerprint !== fingerprint) throw otherParameters(key)
      const headers = { 'content-type': 'application/json', 'idempotent-replayed': 'true' }
      return { status: known.status, headers, body: known.body }
    }
    if (inFlight.has(key)) throw inUse(key)
    inFlight.add(key)
    try {
      const reply = await act().catch((error: unknown) => {
        if (error instanceof StripeError && !error.beforeExecution) return error.toReply()
        throw error
      })
      remembered.put(key, { at: now(), fingerprint, status: reply.status, body: String(reply.body) })
      return reply
    } finally {
      inFlight.delete(key)
    }
  }
}

const otherParameters = (key: string) =>
  new StripeError(
    400,
    'idempotency_error',
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  )

const inUse = (key: string) =>
  new StripeError(
    409,
    'idempotency_error',
    `There is currently another in-progress request using this Idempotent Key (${key}).`,
    { code: 'idempotency_key_in_use' },
  )
