import type { RequestHandler } from 'express'
import { failureLimit } from '#app/db/rate-limiter.server.ts'
import { senderNetwork } from '#app/domain/sender-network.ts'
import { log } from '#app/log.server.ts'

const MINUTE = 60

/**
 * What may be tried wrongly, and how often in a minute: links that open nothing, and webhooks nobody signed. One sender has a small
 * share, and its neighbourhood a larger one. The minute is short because people with good links may sit behind the same address.
 */
const guesses = [
  {
    path: /^\/(p|invite)\/./,
    wrong: 404,
    own: failureLimit('wrong-link', 30, MINUTE),
    wide: failureLimit('wrong-link-wide', 300, MINUTE),
  },
  {
    path: /^\/webhooks\/./,
    wrong: 400,
    own: failureLimit('wrong-webhook', 120, MINUTE),
    wide: failureLimit('wrong-webhook-wide', 1_200, MINUTE),
  },
]

/** Answers 429, before anything is looked up, whoever has guessed too much; what is answered as wrong counts. */
export const limitGuesses: RequestHandler = (request, response, next) => {
  const found = guesses.find(({ path }) => path.test(request.path))
  if (!found) return next()
  const { own, wide } = senderNetwork(request.ip ?? 'unknown')
  const seconds = Math.max(found.own.secondsToWait(own), found.wide.secondsToWait(wide))
  if (seconds > 0) {
    response
      .status(429)
      .set('Retry-After', String(seconds))
      .type('text')
      .send('Too many addresses that lead nowhere were tried from here. Please wait a minute and try again.\n')
    return
  }
  response.once('close', () => {
    if (response.statusCode !== found.wrong) return
    Promise.all([found.own.fail(own), found.wide.fail(wide)]).catch((error: unknown) =>
      log.error({ error }, 'a wrong guess was not counted'),
    )
  })
  next()
}
