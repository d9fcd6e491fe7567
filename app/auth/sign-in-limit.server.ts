import { createHash } from 'node:crypto'
import { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '#app/env.server.ts'

// Kept in PostgreSQL, so that several web processes count together. The library makes its own small table on first use.
const perAccount = { points: 10, duration: 15 * 60, keyPrefix: 'sign-in-account' }
const perAddress = { points: 50, duration: 15 * 60, keyPrefix: 'sign-in-address' }

interface Limits {
  account: RateLimiterPostgres
  address: RateLimiterPostgres
}
let limits: Promise<Limits> | undefined

async function openLimits(): Promise<Limits> {
  const pool = new Pool({ connectionString: env.DATABASE_URL, max: 2, allowExitOnIdle: true })
  // An idle connection that PostgreSQL closes is replaced on the next query.
  pool.on('error', () => undefined)
  const account = await openLimiter(pool, perAccount)
  return { account, address: await openLimiter(pool, perAddress) }
}

function openLimiter(storeClient: Pool, limit: typeof perAccount): Promise<RateLimiterPostgres> {
  return new Promise((resolve, reject) => {
    const limiter: RateLimiterPostgres = new RateLimiterPostgres(
      { storeClient, storeType: 'pool', tableName: 'rate_limit', ...limit },
      (error) => (error ? reject(error) : resolve(limiter)),
    )
  })
}

/** Counts one attempt; false when this account or this address has had too many in the last quarter of an hour. */
export async function countSignIn(email: string, ip: string | null): Promise<boolean> {
  const { account, address } = await (limits ??= openLimits())
  try {
    await account.consume(keyOf(email))
    if (ip) await address.consume(ip)
    return true
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false
    throw refusal
  }
}

/** The right password clears the account's count and gives the address its try back: only failures lock. */
export async function forgiveSignIn(email: string, ip: string | null): Promise<void> {
  const { account, address } = await (limits ??= openLimits())
  await account.delete(keyOf(email))
  if (ip) await address.reward(ip)
}

const keyOf = (email: string) => createHash('sha256').update(email).digest('base64url')
