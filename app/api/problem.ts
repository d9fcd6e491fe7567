/** One thing wrong with what was sent; `path` names the field ("lines.0.quantity"), the header or the query parameter. */
export interface FieldError {
  readonly path: string
  readonly message: string
}

/** Every kind of refusal: its status and its fixed title. The `type` a caller can rely on is `urn:dunwell:problem:<kind>`. */
export const problemKinds = {
  invalid_request: [400, 'The request is not valid'],
  unauthorized: [401, 'An API key is needed'],
  forbidden: [403, 'This key may not do that'],
  not_found: [404, 'Not found'],
  method_not_allowed: [405, 'This method is not offered here'],
  conflict: [409, 'That does not fit what is on record'],
  idempotency_conflict: [409, 'This idempotency key belongs to another request'],
  idempotency_in_flight: [409, 'A request with this idempotency key has no answer yet'],
  idempotency_answer_lost: [409, 'This request took effect, but its answer is lost'],
  precondition_failed: [412, 'It is not as you read it any more'],
  body_too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The body must be JSON'],
  too_many_requests: [429, 'Too many requests'],
  internal: [500, 'Something went wrong here'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemKind = keyof typeof problemKinds

/** A refusal as RFC 9457 wants it, before it becomes a response. */
export interface Problem {
  readonly kind: ProblemKind
  readonly detail: string
  readonly errors: readonly FieldError[]
}

export const problem = (kind: ProblemKind, detail: string, errors: readonly FieldError[] = []): Problem => ({
  kind,
  detail,
  errors,
})

/** 400 for one field that the schema alone could not judge. */
export const invalidField = (path: string, message: string): Problem =>
  problem('invalid_request', `${path}: ${message}`, [{ path, message }])

/** 404 that does not tell whether the thing exists at another business. */
export const notFound = (noun: string): Problem => problem('not_found', `This business has no such ${noun}.`)

/** 412: what was read was changed since. */
export const moved = problem('precondition_failed', 'It was changed since you read it: read it again, then decide.')

/** The members of the problem document, in RFC 9457's words. */
export function problemBody({ kind, detail, errors }: Problem) {
  const [status, title] = problemKinds[kind]
  return { type: `urn:dunwell:problem:${kind}`, title, status, detail, errors }
}
