import type { z } from 'zod'
import { problem } from './problem.ts'
import type { FieldError, Problem } from './problem.ts'

export function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is missing'
  return undefined
}

/** The first thing wrong with each field: what else is wrong with it usually follows from that. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  const messages = new Map<string, string>()
  for (const issue of error.issues) {
    const at = issue.path.map(String)
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...at, key]) : []
    for (const path of unknown) messages.set(path.join('.'), 'is not a field of this request')
    if (unknown.length === 0 && !messages.has(at.join('.'))) messages.set(at.join('.'), issue.message)
  }
  return [...messages].map(([path, message]) => ({ path, message }))
}

/** 400 that begins with the first field, for those who read no further. */
export function invalidRequest(errors: readonly FieldError[]): Problem {
  const [first] = errors
  const where = first?.path ? `${first.path}: ` : ''
  return problem('invalid_request', `${where}${first?.message ?? 'not valid'}`, errors)
}

/** What a schema makes of one value, or why it is refused. */
export function parseAs<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> | Problem {
  const parsed = schema.safeParse(value, { error: plainMessage })
  return parsed.success ? parsed.data : invalidRequest(fieldErrors(parsed.error))
}
