import { createHash } from 'node:crypto'
import { rateLimit } from '#app/db/rate-limiter.server.ts'
import { senderNetwork } from '#app/domain/sender-network.ts'

const QUARTER_HOUR = 15 * 60
const account = rateLimit('sign-in-account', 10, QUARTER_HOUR)
const address = rateLimit('sign-in-address', 50, QUARTER_HOUR)

/** Counts one attempt; false when this account or this address has had too many in the last quarter of an hour. */
export async function countSignIn(email: string, ip: string | null): Promise<boolean> {
  return (await account.consume(keyOf(email))) && (ip === null || (await address.consume(senderNetwork(ip).own)))
}

/** The right password clears the account's count and gives the address its try back: only failures lock. */
export async function forgiveSignIn(email: string, ip: string | null): Promise<void> {
  await account.clear(keyOf(email))
  if (ip) await address.reward(senderNetwork(ip).own)
}

const keyOf = (email: string) => createHash('sha256').update(email).digest('base64url')
