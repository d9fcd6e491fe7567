import type { z } from 'zod'
import type { SandboxRequest } from '../http-server.ts'

/** A refusal of the control API, answered as `{ "error": message }`. */
export class ControlError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export function readJson<Schema extends z.ZodType>(request: SandboxRequest, schema: Schema): z.infer<Schema> {
  let value: unknown
  try {
    value = request.body.length === 0 ? {} : JSON.parse(request.body.toString('utf8'))
  } catch {
    throw new ControlError(400, 'the body is not JSON')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const reasons = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
  throw new ControlError(400, reasons.join('; '))
}
