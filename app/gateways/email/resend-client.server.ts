import { Resend } from 'resend'
import { env } from '#app/env.server.ts'

/** Time for one answer: the SDK has no limit of its own. */
export const RESEND_DEADLINE_MS = 10_000

export const resend = new Resend(
  env.RESEND_API_KEY,
  env.RESEND_API_BASE ? { baseUrl: env.RESEND_API_BASE.replace(/\/+$/, '') } : {},
)
