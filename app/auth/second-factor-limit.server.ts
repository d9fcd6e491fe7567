import { createHash } from 'node:crypto'
import { rateLimit } from '#app/db/rate-limiter.server.ts'

const QUARTER_HOUR = 15 * 60
const tries = rateLimit('second-factor', 5, QUARTER_HOUR)
// A code is good for its own half minute and the one before and after it (better-auth's window).
const spent = rateLimit('second-factor-spent', 1, 120)

/** Counts one try of a person who is signed in; false after five wrong ones in a quarter of an hour. */
export const countCode = (userId: string): Promise<boolean> => tries.consume(userId)

export const forgiveCodes = (userId: string): Promise<void> => tries.clear(userId)

/** True the first time: a code that was read over a shoulder opens nothing again (RFC 6238, section 5.2). */
export const spendCode = (userId: string, code: string): Promise<boolean> =>
  spent.consume(createHash('sha256').update(`${userId} ${code}`).digest('base64url'))
