import { now } from '#app/clock.server.ts'
import { findApiKey } from '#app/features/api-keys/find-api-key.server.ts'
import { log } from '#app/log.server.ts'
import { nameOperation } from '#app/log-context.server.ts'
import { refuseKey, withinShare } from './call-limits.server.ts'
import { ifMatchOf } from './entity-tag.ts'
import { keepAnswer, releaseKey, requestHashOf, reserveAnswer, workUnder } from './idempotency.server.ts'
import type { Claim, KeyedRequest, KeptAnswer } from './idempotency.server.ts'
import { openApiDocument } from './openapi.server.ts'
import type { Caller, Operation, Outcome } from './operation.ts'
import { invalidField, problem, problemBody } from './problem.ts'
import type { Problem } from './problem.ts'
import { readJsonBody } from './read-body.ts'
import { outcomeResponse, PROBLEM_TYPE, problemResponse, readResponse, respond } from './responses.ts'
import { routeTable } from './route-table.server.ts'

const BASE = '/api/v1'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const printableAscii = /^[\x21-\x7e]{1,255}$/

/** Answers any request below /api/v1, and never throws: whatever is wrong comes back as problem+json. */
export async function dispatch(request: Request, address: string | null = null): Promise<Response> {
  try {
    return await answerTo(request, address)
  } catch (error) {
    log.error({ error, method: request.method }, 'API call failed')
    return problemResponse(problem('internal', 'This is our fault and is on record. Please try again.'))
  }
}

async function answerTo(request: Request, address: string | null): Promise<Response> {
  const url = new URL(request.url)
  const path = url.pathname.slice(BASE.length).replace(/\/$/, '')
  if (path === '/openapi.json' && isRead(request)) return respond(200, JSON.stringify(openApiDocument()))

  const match = findOperation(request, path)
  if ('response' in match) return match.response
  const { operation, id } = match
  nameOperation(operation.id)
  const at = now()
  const caller = await authenticate(request, at)
  if (!caller) return refuseKey(address)
  return withinShare(caller, () => answerCaller(request, url, path, { operation, id, caller, at }))
}

async function answerCaller(
  request: Request,
  url: URL,
  path: string,
  { operation, id, caller, at }: { operation: Operation; id: string; caller: Caller; at: Date },
): Promise<Response> {
  if (!caller.scopes.includes(operation.scope)) {
    return problemResponse(problem('forbidden', `This key lacks the scope "${operation.scope}".`))
  }

  const body = isRead(request) ? { raw: '', json: {} } : await readJsonBody(request, operation.bodyBytesMax)
  if ('problem' in body) return problemResponse(body.problem)
  const query = readQuery(url.searchParams)
  if ('problem' in query) return problemResponse(query.problem)
  const keyed = operation.method === 'POST' ? readKey(request, caller, path, body.raw) : null
  if (keyed && 'problem' in keyed) return problemResponse(keyed.problem)

  const ifMatch = ifMatchOf(isRead(request) ? null : request.headers.get('If-Match'))
  if (ifMatch.isSaid && !operation.versioned) return problemResponse(invalidField('If-Match', 'is not offered here'))

  const call = { caller, actor: `api:${caller.keyId}`, id, query: query.values, body: body.json, ifMatch, now: at }
  const prepared = operation.prepare(call)
  if ('problem' in prepared) return problemResponse(prepared.problem)
  if (isRead(request)) return readResponse(request, await prepared.run())
  if (!keyed) return outcomeResponse(await prepared.run())
  return runOnce(operation, caller, keyed, at, prepared.run)
}

/** Works at most once per idempotency key, and gives the same answer to every repeat. */
async function runOnce(
  operation: Operation,
  caller: Caller,
  keyed: KeyedRequest,
  at: Date,
  run: (claim: Claim) => Promise<Outcome>,
): Promise<Response> {
  const { resumable = false } = operation
  const reservation = await reserveAnswer(keyed, resumable, at)
  switch (reservation.kind) {
    case 'other_request':
      return problemResponse(problem('idempotency_conflict', 'Use a new Idempotency-Key for a new request.'))
    case 'in_flight':
      return problemResponse(problem('idempotency_in_flight', 'Try again in a moment.'), { 'Retry-After': '1' })
    case 'answer_lost':
      return problemResponse(
        problem(
          'idempotency_answer_lost',
          'A process of ours ended too early. Read what came of the request; do not send it anew.',
        ),
      )
    case 'replay':
      return replayed(operation, caller, reservation.kept)
    case 'first': {
      const { claim } = reservation
      const work = () => run(claim)
      const outcome = await (resumable ? work() : workUnder(claim, at, work)).catch(async (error: unknown) => {
        await releaseKey(claim)
        throw error
      })
      await keepAnswer(claim, toKeep(outcome))
      return outcomeResponse(outcome)
    }
  }
}

function toKeep(outcome: Outcome): KeptAnswer {
  if ('problem' in outcome) {
    const body = problemBody(outcome.problem)
    return { status: body.status, body: JSON.stringify(body) }
  }
  const { status, body, record } = outcome.answer
  return { status, body: JSON.stringify(record ?? body) }
}

async function replayed(operation: Operation, caller: Caller, { status, body }: KeptAnswer): Promise<Response> {
  const headers = { 'Idempotent-Replayed': 'true' }
  if (status >= 400) return respond(status, body, { ...headers, 'Content-Type': PROBLEM_TYPE })
  const written = operation.replay ? JSON.stringify(await operation.replay(JSON.parse(body), caller)) : body
  return respond(status, written, headers)
}

const isRead = ({ method }: Request) => method === 'GET' || method === 'HEAD'

function findOperation(
  request: Request,
  path: string,
): { readonly operation: Operation; readonly id: string } | { readonly response: Response } {
  const matches = routeTable.flatMap((operation) => {
    const id = matchPath(operation.path, path)
    return id === null ? [] : [{ operation, id }]
  })
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const match = matches.find(({ operation }) => operation.method === method)
  if (match) return match
  if (matches.length === 0) {
    return { response: problemResponse(problem('not_found', 'There is nothing at this address.')) }
  }
  const allowed = matches.map(({ operation }) => operation.method).join(', ')
  const refused = problem('method_not_allowed', `This address offers ${allowed}.`)
  return { response: problemResponse(refused, { Allow: allowed }) }
}

/** The `{id}` of the path ('' where the pattern has none), or null when the path is another. */
function matchPath(pattern: string, path: string): string | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  let id = ''
  for (const [position, segment] of wanted.entries()) {
    const actual = given[position] ?? ''
    if (segment === '{id}') {
      if (!uuid.test(actual)) return null
      id = actual.toLowerCase()
    } else if (segment !== actual) return null
  }
  return id
}

async function authenticate(request: Request, at: Date): Promise<Caller | null> {
  const key = /^Bearer +(\S+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1]
  return key ? findApiKey(key, at) : null
}

function readQuery(parameters: URLSearchParams): { values: Record<string, string> } | { problem: Problem } {
  const names = [...parameters.keys()]
  const repeated = names.find((name, position) => names.indexOf(name) !== position)
  if (repeated === undefined) return { values: Object.fromEntries(parameters) }
  const errors = [{ path: repeated, message: 'may be given once only' }]
  return { problem: problem('invalid_request', `${repeated}: may be given once only`, errors) }
}

function readKey(request: Request, caller: Caller, path: string, rawBody: string): KeyedRequest | { problem: Problem } {
  const key = request.headers.get('Idempotency-Key')
  if (key && printableAscii.test(key)) {
    return { businessId: caller.businessId, key, requestHash: requestHashOf(request.method, path, rawBody) }
  }
  const message = key ? 'must have 1 to 255 printable ASCII characters without spaces' : 'is missing'
  const detail =
    'Send the header Idempotency-Key with a value of your own, such as a UUID: the same value again repeats the answer, not the work.'
  return { problem: problem('invalid_request', detail, [{ path: 'Idempotency-Key', message }]) }
}
