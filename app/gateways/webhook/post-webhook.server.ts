import { request as plainRequest } from 'node:http'
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { AttemptOutcome } from '#app/domain/webhook/judge-attempt.ts'
import { resolveTarget } from './resolve-target.server.ts'
import type { Address, Resolve, TargetRefusal } from './resolve-target.server.ts'

const LIMIT_MS = 15_000
const ANSWER_BYTES = 1024
const EXCERPT_MAX = 300

export interface OutgoingWebhook {
  readonly url: string
  /** The same at every try, so that a receiver can tell a repeat. */
  readonly id: string
  readonly body: string
  /** Each signs; two while a secret is being replaced. */
  readonly secrets: readonly string[]
}

interface Way {
  readonly resolve?: Resolve
  readonly limitMs?: number
  /** Ends the call at once: the worker is asked to stop. */
  readonly signal?: AbortSignal
}

/**
 * Posts one signed webhook and answers what came of it; never throws. The name is resolved here and the connection goes to the very
 * addresses that were judged, so that nothing can change between the two. A redirect is an answer and is not followed. Of what is
 * answered at most 1 KiB is read. All of it, from the name to the last byte, takes at most 15 s.
 * Source: Standard Webhooks 1.0 (`webhook-id`, `webhook-timestamp`, `webhook-signature`).
 */
export async function postWebhook(webhook: OutgoingWebhook, way: Way = {}): Promise<AttemptOutcome> {
  const { limitMs = LIMIT_MS } = way
  const limit = AbortSignal.timeout(limitMs)
  const ended = way.signal ? AbortSignal.any([limit, way.signal]) : limit
  try {
    const target = await untilAborted(resolveTarget(webhook.url, way.resolve), ended)
    if (!target.ok) return { kind: 'unanswered', reason: refusalWords[target.reason] }
    return await post(webhook, target.value, ended)
  } catch (error) {
    if (way.signal?.aborted) return { kind: 'unanswered', reason: 'the server was stopped meanwhile' }
    if (limit.aborted) return { kind: 'unanswered', reason: `no answer within ${limitMs / 1_000} seconds` }
    return { kind: 'unanswered', reason: errorWords(error) }
  }
}

function post(
  { id, body, secrets }: OutgoingWebhook,
  { url, addresses }: { url: URL; addresses: readonly Address[] },
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  // The receiver compares it with its own clock, which the sandbox cannot move.
  const at = new Date()
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Dunwell webhooks',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
    },
    lookup: only(addresses),
    // A connection of its own: each is made to an address that was just judged.
    agent: false,
    signal,
  }
  return new Promise((resolve, reject) => {
    const call: ClientRequest = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, options, (response) => {
      readExcerpt(response).then(
        (excerpt) => resolve({ kind: 'answered', status: response.statusCode ?? 0, excerpt }),
        reject,
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}

const only = (addresses: readonly Address[]): LookupFunction => {
  return (_hostname, options, found) => {
    const [first] = addresses
    if (options.all) found(null, [...addresses])
    else found(null, first?.address ?? '', first?.family)
  }
}

/** The beginning of the answer on one line; the connection ends there, whatever else would come. */
async function readExcerpt(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    pieces.push(piece)
    size += piece.length
    if (size >= ANSWER_BYTES) break
  }
  response.destroy()
  const text = Buffer.concat(pieces).subarray(0, ANSWER_BYTES).toString('utf8')
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, EXCERPT_MAX)
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
    work.then(resolve, reject)
  })
}

const refusalWords: Record<TargetRefusal, string> = {
  not_an_address: 'the address cannot be read',
  not_https: 'the address does not begin with https://',
  has_credentials: 'the address holds a user name or password',
  closed_port: 'the port is not one that webhooks go to',
  not_public: 'the name leads to an address that is not public',
  unknown_host: 'the name cannot be found',
}

const errorNames: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ETIMEDOUT: 'the connection could not be made',
  EHOSTUNREACH: 'the server cannot be reached',
  ENETUNREACH: 'the server cannot be reached',
}

/** Why there is no answer. An error's own words are kept where we have none for it, without line breaks. */
function errorWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/CERT|TLS|SSL|SELF_SIGNED|ALTNAME/.test(code)) return `the certificate or TLS failed (${code})`
  return errorNames[code] ?? `the call failed (${code || (error instanceof Error ? error.name : 'unknown')})`
}
