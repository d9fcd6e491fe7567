import { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '#app/env.server.ts'

export interface RateLimit {
  /** Counts one try of `key`; false when it has had its share for now. */
  consume(key: string): Promise<boolean>
  reward(key: string): Promise<void>
  clear(key: string): Promise<void>
}

let pool: Pool | undefined

/** So many tries per key and time, counted in PostgreSQL, so that several web processes count together. */
export function rateLimit(keyPrefix: string, points: number, seconds: number): RateLimit {
  const limiter = new RateLimiterPostgres({
    storeClient: (pool ??= openPool()),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix,
    points,
    duration: seconds,
  })
  return {
    async consume(key) {
      try {
        await limiter.consume(key)
        return true
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return false
        throw refusal
      }
    },
    reward: async (key) => void (await limiter.reward(key)),
    clear: async (key) => void (await limiter.delete(key)),
  }
}

function openPool(): Pool {
  const opened = new Pool({ connectionString: env.DATABASE_URL, max: 2, allowExitOnIdle: true })
  // An idle connection that PostgreSQL closes is replaced on the next query.
  opened.on('error', () => undefined)
  return opened
}
