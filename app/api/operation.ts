import { z } from 'zod'
import type { Claim } from './idempotency.server.ts'
import type { IfMatch } from './entity-tag.ts'
import { readExpand } from './expand.ts'
import { fieldErrors, invalidRequest, plainMessage } from './field-errors.ts'
import type { Problem, ProblemKind } from './problem.ts'

/** What a key may be allowed: `money` is for what leaves the business, apart from everything else that is written. */
export type Scope = 'read' | 'write' | 'money'
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
type Status = 200 | 201 | 204

/** Who calls: one key of one business. */
export interface Caller {
  readonly businessId: string
  readonly keyId: string
  readonly scopes: readonly string[]
}

export interface Answer {
  readonly status: Status
  readonly body: unknown
  /** Of a resource that is changed by PATCH: names what is stored of it, read no later than the body was. */
  readonly version?: string | undefined
  /** What is kept for a repeat of the call instead of the body, because the body holds a secret. */
  readonly record?: unknown
}

export type Outcome = { readonly answer: Answer } | { readonly problem: Problem }

export const answer = (body: unknown, status: 200 | 201 = 200, version?: string): Outcome => ({
  answer: { status, body, version },
})
/** What DELETE is answered with. */
export const nothing: Outcome = { answer: { status: 204, body: null } }
export const refusal = (reason: Problem): Outcome => ({ problem: reason })

interface Call<Query, Body, Expand extends string> {
  readonly caller: Caller
  /** For `recordEvents`: the key that did it. */
  readonly actor: string
  /** The `{id}` of the path, known to be a UUID; empty where the path has none. */
  readonly id: string
  readonly query: Query
  readonly body: Body
  /** What of `?expand=` was asked for. */
  readonly expand: ReadonlySet<Expand>
  /** The idempotency key that is worked under; null where the method has none. */
  readonly claim: Claim | null
  /** The If-Match header: to be asked with the version found under the lock that writes. */
  readonly ifMatch: IfMatch
  readonly now: Date
}

/** One row of the route table as its author writes it. */
interface OperationSpec<
  Query extends z.ZodType,
  Body extends z.ZodType,
  Out extends z.ZodType,
  Expand extends string = string,
> {
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
  /** How much the body may weigh; 1 MB when left out. */
  readonly bodyBytesMax?: number
  /** What `?expand=` may name: each adds the field of that name to what is answered. */
  readonly expand?: readonly Expand[]
  /** Left out where the answer is 204. */
  readonly out?: Out
  readonly outStatus?: Status
  /** True on the GET and the PATCH of a resource whose answers bear a version: PATCH honours If-Match. */
  readonly versioned?: boolean
  /** Refusals beyond those every operation can give. */
  readonly problems?: readonly ProblemKind[]
  readonly handle: (call: Call<z.output<Query>, z.output<Body>, Expand>) => Promise<Outcome>
  /** True: it shares its claim among many transactions itself, and can take up what a crash left half done. */
  readonly resumable?: boolean
  /** Rebuilds the body of a repeated call from `record`; may be a promise of it. */
  readonly replay?: (record: unknown, caller: Caller) => unknown
}

export interface RawCall extends Omit<Call<unknown, unknown, string>, 'query' | 'body' | 'expand' | 'claim'> {
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}

/** One row of the route table as the dispatcher uses it: parsing comes first and costs nothing, `run` does the work. */
export interface Operation extends Omit<OperationSpec<z.ZodType, z.ZodType, z.ZodType>, 'handle'> {
  readonly prepare: (
    raw: RawCall,
  ) => { readonly problem: Problem } | { readonly run: (claim?: Claim | null) => Promise<Outcome> }
}

const NoQuerySchema = z.strictObject({})
const NoBodySchema = z.strictObject({})

export function operation<
  Out extends z.ZodType,
  Query extends z.ZodType = typeof NoQuerySchema,
  Body extends z.ZodType = typeof NoBodySchema,
  Expand extends string = never,
>({ handle, ...spec }: OperationSpec<Query, Body, Out, Expand>): Operation {
  return {
    ...spec,
    prepare(raw) {
      const asked = readExpand(spec.expand, raw.query)
      const query = (spec.query ?? NoQuerySchema).safeParse(asked.rest, { error: plainMessage })
      const body = (spec.body ?? NoBodySchema).safeParse(raw.body, { error: plainMessage })
      const errors = [...asked.errors, ...[query, body].flatMap(({ error }) => (error ? fieldErrors(error) : []))]
      if (!query.success || !body.success || errors.length > 0) return { problem: invalidRequest(errors) }
      const parsed = { query: query.data as z.output<Query>, body: body.data as z.output<Body>, expand: asked.expand }
      return { run: (claim = null) => handle({ ...raw, ...parsed, claim }) }
    },
  }
}
