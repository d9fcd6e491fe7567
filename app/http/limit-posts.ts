import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'
import { rateLimit } from '#app/db/rate-limiter.server.ts'
import { senderNetwork } from '#app/domain/sender-network.ts'

const TEN_MINUTES = 10 * 60

/**
 * What strangers may post, and how often from one address: asking for links, asking for codes and trying them, opening
 * checkouts (card testing), and every other answer below a link. The first that fits counts.
 */
const limits = [
  { path: /^\/$/, limit: rateLimit('post-landing', 20, TEN_MINUTES) },
  { path: /^\/p\/[^/]+\/new-link(\.data)?$/, limit: rateLimit('post-new-link', 20, TEN_MINUTES) },
  { path: /^\/p\/[^/]+\/account(\/code)?(\.data)?$/, limit: rateLimit('post-account', 30, TEN_MINUTES) },
  { path: /^\/p\//, limit: rateLimit('post-portal', 60, TEN_MINUTES) },
  { path: /^\/invite\//, limit: rateLimit('post-invite', 20, TEN_MINUTES) },
]
/** Opening a checkout counts for the link as well: cards are tried out from many addresses. */
const payLimit = rateLimit('pay-link', 20, TEN_MINUTES)
const payPath = /^\/p\/([^/]+)\/(?:account\/)?pay(?:\.data)?$/

/** Answers 429 in plain words once an address has had its share. */
export const limitPosts: RequestHandler = (request, response, next) => {
  const found = request.method === 'POST' ? limits.find(({ path }) => path.test(request.path)) : undefined
  if (!found) return next()
  const isWithin = async () =>
    (await found.limit.consume(senderNetwork(request.ip ?? 'unknown').own)) && withinLink(request.path)
  isWithin().then((allowed) => {
    if (allowed) return next()
    response
      .status(429)
      .set('Retry-After', String(TEN_MINUTES))
      .type('text')
      .send('That was many tries in a short time. Please wait ten minutes and try again, or call us.\n')
  }, next)
}

/** By the token's hash: what counts tries must not hold what opens a page. */
async function withinLink(path: string): Promise<boolean> {
  const token = payPath.exec(path)?.[1]
  return token === undefined || payLimit.consume(createHash('sha256').update(token).digest('base64url'))
}
