import { z } from 'zod'
import { problem } from './problem.ts'
import type { FieldError, Problem, ProblemKind } from './problem.ts'

export type Scope = 'read' | 'write'
export type Method = 'GET' | 'POST' | 'PATCH'

/** Who calls: one key of one business. */
export interface Caller {
  readonly businessId: string
  readonly keyId: string
  readonly scopes: readonly string[]
}

/** `record`, where given, is what is kept for a repeat of the call instead of the body, because the body holds a secret. */
export interface Answer {
  readonly status: 200 | 201
  readonly body: unknown
  readonly record?: unknown
}

export type Outcome = { readonly answer: Answer } | { readonly problem: Problem }

export const answer = (body: unknown, status: 200 | 201 = 200): Outcome => ({ answer: { status, body } })
export const refusal = (reason: Problem): Outcome => ({ problem: reason })

interface Call<Query, Body> {
  readonly caller: Caller
  /** For `recordEvents`: the key that did it. */
  readonly actor: string
  /** The `{id}` of the path, known to be a UUID; empty where the path has none. */
  readonly id: string
  readonly query: Query
  readonly body: Body
  readonly now: Date
}

/** One row of the route table as its author writes it. */
interface OperationSpec<Query extends z.ZodType, Body extends z.ZodType, Out extends z.ZodType> {
  readonly id: string
  readonly method: Method
  /** Below /api/v1, at most one `{id}`. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly scope: Scope
  readonly query?: Query
  readonly body?: Body
  readonly out: Out
  readonly outStatus?: 200 | 201
  /** Refusals beyond those every operation can give. */
  readonly problems?: readonly ProblemKind[]
  readonly handle: (call: Call<z.output<Query>, z.output<Body>>) => Promise<Outcome>
  /** Rebuilds the body of a repeated call from `record`. */
  readonly replay?: (record: unknown, caller: Caller) => unknown
}

export interface RawCall extends Omit<Call<unknown, unknown>, 'query' | 'body'> {
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}

/** One row of the route table as the dispatcher uses it: parsing comes first and costs nothing, `run` does the work. */
export interface Operation extends Omit<OperationSpec<z.ZodType, z.ZodType, z.ZodType>, 'handle'> {
  readonly prepare: (raw: RawCall) => { readonly problem: Problem } | { readonly run: () => Promise<Outcome> }
}

const NoQuerySchema = z.strictObject({})
const NoBodySchema = z.strictObject({})

export function operation<
  Out extends z.ZodType,
  Query extends z.ZodType = typeof NoQuerySchema,
  Body extends z.ZodType = typeof NoBodySchema,
>({ handle, ...spec }: OperationSpec<Query, Body, Out>): Operation {
  return {
    ...spec,
    prepare(raw) {
      const query = (spec.query ?? NoQuerySchema).safeParse(raw.query, { error: plainMessage })
      const body = (spec.body ?? NoBodySchema).safeParse(raw.body, { error: plainMessage })
      const errors = [query, body].flatMap(({ error }) => (error ? fieldErrors(error) : []))
      if (!query.success || !body.success) {
        const [first] = errors
        const where = first?.path ? `${first.path}: ` : ''
        return { problem: problem('invalid_request', `${where}${first?.message ?? 'not valid'}`, errors) }
      }
      const call = { ...raw, query: query.data as z.output<Query>, body: body.data as z.output<Body> }
      return { run: () => handle(call) }
    },
  }
}

function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is missing'
  return undefined
}

/** The first thing wrong with each field: what else is wrong with it usually follows from that. */
function fieldErrors(error: z.ZodError): FieldError[] {
  const messages = new Map<string, string>()
  for (const issue of error.issues) {
    const at = issue.path.map(String)
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...at, key]) : []
    for (const path of unknown) messages.set(path.join('.'), 'is not a field of this request')
    if (unknown.length === 0 && !messages.has(at.join('.'))) messages.set(at.join('.'), issue.message)
  }
  return [...messages].map(([path, message]) => ({ path, message }))
}
