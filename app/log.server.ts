import { pino } from 'pino'
import { env } from '#app/env.server.ts'
import { describeError } from './describe-error.ts'
import { logContext } from './log-context.server.ts'
import { redactLine } from './redact.ts'

/**
 * The process's one log: JSON lines on stderr, so that stdout is free for what a command answers. Every line carries what the
 * work in hand is for. Never hand it headers, bodies of mails, names or tokens; what slips through is redacted.
 */
export const log = pino(
  {
    level: env.LOG_LEVEL,
    base: { process: env.PROCESS_NAME },
    mixin: logContext,
    // A copy: pino writes into what the mixin answers.
    mixinMergeStrategy: (line, context) => ({ ...context, ...line }),
    serializers: { error: (error: unknown) => describeError(error) },
    hooks: { streamWrite: redactLine },
  },
  pino.destination(2),
)

/** What nobody caught is a line like any other, and the end of the process: its supervisor starts it again. */
export function logCrashes(): void {
  const end = (error: unknown) => {
    log.fatal({ error }, 'crashed')
    process.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}
