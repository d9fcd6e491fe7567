import { entityTag, isNoneMatch } from './entity-tag.ts'
import type { Answer, Outcome } from './operation.ts'
import { problem, problemBody } from './problem.ts'
import type { Problem } from './problem.ts'

type Headers = Record<string, string>

const JSON_TYPE = 'application/json'
export const PROBLEM_TYPE = 'application/problem+json'

export const outcomeResponse = (outcome: Outcome): Response =>
  'problem' in outcome ? problemResponse(outcome.problem) : answerResponse(outcome.answer)

function answerResponse({ status, body, version }: Answer): Response {
  const written = JSON.stringify(body)
  return respond(status, written, version === undefined ? {} : { ETag: entityTag(written, version) })
}

/** What a GET is answered: 304 without a body where If-None-Match says that the caller has it already. */
export function readResponse(request: Request, outcome: Outcome): Response {
  if ('problem' in outcome) return problemResponse(outcome.problem)
  const { status, body, version } = outcome.answer
  const written = JSON.stringify(body)
  const headers = { ETag: entityTag(written, version), 'Cache-Control': 'private, no-cache' }
  const isNew = isNoneMatch(request.headers.get('If-None-Match'), headers.ETag)
  return isNew ? respond(status, written, headers) : new Response(null, { status: 304, headers })
}

export function problemResponse(reason: Problem, headers: Headers = {}): Response {
  const body = problemBody(reason)
  return respond(body.status, JSON.stringify(body), { 'Content-Type': PROBLEM_TYPE, ...headers })
}

export const unauthorized = (headers: Headers = {}) =>
  problemResponse(problem('unauthorized', 'Send a valid key: Authorization: Bearer dw_…'), {
    'WWW-Authenticate': 'Bearer realm="Dunwell API"',
    ...headers,
  })

/** `written` is JSON already; 204 bears none of it. */
export const respond = (status: number, written: string, headers: Headers = {}): Response =>
  new Response(status === 204 ? null : written, {
    status,
    headers: { ...(status === 204 ? {} : { 'Content-Type': JSON_TYPE }), 'Cache-Control': 'no-store', ...headers },
  })
