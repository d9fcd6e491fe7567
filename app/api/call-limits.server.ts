import { rateLimit, sharedLimit } from '#app/db/rate-limiter.server.ts'
import { senderNetwork } from '#app/domain/sender-network.ts'
import type { Caller } from './operation.ts'
import { problem } from './problem.ts'
import { problemResponse, unauthorized } from './responses.ts'

/** Calls of one key in a minute, over all processes. */
export const CALLS_PER_MINUTE = 6_000
const MINUTE = 60
const LUMP = 20
/** Wrong keys from one address in ten minutes. */
export const WRONG_KEYS = 60
const TEN_MINUTES = 600

const spendOfKey = sharedLimit('api-key', CALLS_PER_MINUTE, MINUTE, LUMP)
const wrongKeys = rateLimit('api-wrong-key', WRONG_KEYS, TEN_MINUTES)

/** Answers a key within its share; every answer says what is left of it, in the words of draft-ietf-httpapi-ratelimit-headers-06. */
export async function withinShare({ keyId }: Caller, answerCaller: () => Promise<Response>): Promise<Response> {
  const { allowed, remaining, resetSeconds } = await spendOfKey(keyId)
  const response = allowed ? await answerCaller() : tooMany(resetSeconds)
  response.headers.set('RateLimit-Limit', String(CALLS_PER_MINUTE))
  response.headers.set('RateLimit-Remaining', String(remaining))
  response.headers.set('RateLimit-Reset', String(resetSeconds))
  return response
}

/** 401; and 429 for an address that goes on trying. Whoever has a key is not stopped by it. */
export async function refuseKey(address: string | null): Promise<Response> {
  const isAllowed = address === null || (await wrongKeys.consume(senderNetwork(address).own))
  return isAllowed ? unauthorized() : tooMany(TEN_MINUTES)
}

const tooMany = (seconds: number) =>
  problemResponse(problem('too_many_requests', `Try again in ${seconds} seconds.`), { 'Retry-After': String(seconds) })
