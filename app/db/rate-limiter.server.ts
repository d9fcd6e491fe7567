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

const KEYS_REMEMBERED = 10_000

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

export interface FailureLimit {
  /** Seconds this key still has to wait; 0 when it may try. From memory: whoever never fails costs nothing. */
  secondsToWait(key: string): number
  /** Counts one failure of `key`. */
  fail(key: string): Promise<void>
}

/**
 * So many failures per key and time over all processes. Each process learns of the others' counts with the first failure it sees
 * itself, so that beyond the share there are, per process, one more try and those made while the database answers.
 */
export function failureLimit(keyPrefix: string, points: number, seconds: number): FailureLimit {
  const limiter = new RateLimiterPostgres({
    ...{ storeClient: (pool ??= openPool()), storeType: 'pool', tableName: 'rate_limit', tableCreated: true },
    ...{ keyPrefix, points, duration: seconds },
  })
  const known = new Map<string, Failures>()
  /** One call at a time per key, with what came in meanwhile: a database that is slow must not fall behind who is quick. */
  async function tell(key: string, held: Failures): Promise<void> {
    try {
      while (held.untold > 0) {
        const untold = held.untold
        held.untold = 0
        const counted = await limiter.consume(key, untold).catch((refusal: unknown) => {
          if (refusal instanceof RateLimiterRes) return refusal
          throw refusal
        })
        held.failures = Math.max(held.failures, counted.consumedPoints + held.untold)
        held.until = Date.now() + counted.msBeforeNext
      }
    } finally {
      held.telling = undefined
    }
  }
  return {
    secondsToWait(key) {
      const { failures, until } = known.get(key) ?? { failures: 0, until: 0 }
      return failures < points ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1_000))
    },
    fail(key) {
      const at = Date.now()
      const before = known.get(key)
      const held = before && before.until > at ? before : newFailures(at + seconds * 1_000)
      // Counted here first: who is quick must not get ahead of the database.
      held.failures += 1
      held.untold += 1
      if (known.size >= KEYS_REMEMBERED) known.clear()
      known.set(key, held)
      return (held.telling ??= tell(key, held))
    },
  }
}

interface Failures {
  /** Of all processes, as far as this one knows. */
  failures: number
  /** Those of them the database has not heard of. */
  untold: number
  until: number
  telling: Promise<void> | undefined
}

const newFailures = (until: number): Failures => ({ failures: 0, untold: 0, until, telling: undefined })

export interface Share {
  readonly allowed: boolean
  /** What is left of the share, at least; other processes may have taken some that they do not use. */
  readonly remaining: number
  /** Seconds until there is a whole share again. */
  readonly resetSeconds: number
}

/**
 * So many calls per key and time over all processes, at the cost of a write for every `lump` calls: each process takes that many at
 * once and hands them out from memory; and a key that has had its share is refused from memory until there is a new one.
 */
export function sharedLimit(keyPrefix: string, points: number, seconds: number, lump: number) {
  const limiter = new RateLimiterPostgres({
    ...{ storeClient: (pool ??= openPool()), storeType: 'pool', tableName: 'rate_limit', tableCreated: true },
    ...{ keyPrefix, points, duration: seconds, inMemoryBlockOnConsumed: points },
  })
  const taken = new Map<string, { left: number; beyond: number; until: number }>()
  return async function spend(key: string): Promise<Share> {
    const at = Date.now()
    let held = taken.get(key)
    if (!held || held.left === 0 || held.until <= at) {
      held = await limiter.consume(key, lump).then(
        ({ remainingPoints, msBeforeNext }) => ({ left: lump, beyond: remainingPoints, until: at + msBeforeNext }),
        (refusal: unknown) => {
          if (!(refusal instanceof RateLimiterRes)) throw refusal
          return { left: 0, beyond: 0, until: at + refusal.msBeforeNext }
        },
      )
      if (taken.size >= KEYS_REMEMBERED) taken.clear()
      taken.set(key, held)
    }
    const allowed = held.left > 0
    if (allowed) held.left -= 1
    const resetSeconds = Math.max(1, Math.ceil((held.until - at) / 1_000))
    return { allowed, remaining: held.left + held.beyond, resetSeconds }
  }
}

function openPool(): Pool {
  const opened = new Pool({ connectionString: env.DATABASE_URL, max: 2, allowExitOnIdle: true })
  // An idle connection that PostgreSQL closes is replaced on the next query.
  opened.on('error', () => undefined)
  return opened
}
