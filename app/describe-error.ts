const FRAMES_MAX = 12
const MESSAGE_MAX = 500
const CAUSES_MAX = 3

export interface ErrorLine {
  type: string
  message: string
  code?: string
  stack?: string
  cause?: ErrorLine
}

/**
 * An error as the log keeps it: what it is called, what it says, where it was thrown, and what caused it. Nothing else of it:
 * errors of SDKs carry requests, headers and answers.
 */
export function describeError(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error).slice(0, MESSAGE_MAX) }
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.constructor.name,
    message: messageOf(error),
    ...(typeof code === 'string' ? { code } : {}),
    ...(frames.length > 0 ? { stack: frames.slice(0, FRAMES_MAX).join('\n') } : {}),
    ...(cause !== undefined && depth < CAUSES_MAX ? { cause: describeError(cause, depth + 1) } : {}),
  }
}

/** Prisma's messages quote the call with all that was to be written, and say what was wrong in their last paragraph. */
function messageOf({ name, message }: Error): string {
  const said = name.startsWith('PrismaClient')
    ? (message
        .trim()
        .split(/\n\s*\n/)
        .at(-1) ?? '')
    : message
  return said.trim().slice(0, MESSAGE_MAX)
}
