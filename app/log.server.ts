import { pino } from 'pino'
import { env } from '#app/env.server.ts'

/** The process's one log: JSON lines on stderr, so that stdout is free for what a command answers. Never hand it headers, bodies of mails or tokens. */
export const log = pino(
  { level: env.LOG_LEVEL, base: { process: env.PROCESS_NAME }, serializers: { error: pino.stdSerializers.err } },
  pino.destination(2),
)
