import type { RequestHandler } from 'express'
import { answerScrape } from '#app/metrics/answer-scrape.server.ts'

export const metrics: RequestHandler = (request, response, next) => {
  // A request that a proxy passes on comes from elsewhere, whatever the proxy's own address is.
  const address = request.headers['x-forwarded-for'] === undefined ? request.socket.remoteAddress : undefined
  answerScrape(request.headers.authorization, address).then(
    ({ status, type, body }) => response.status(status).type(type).send(body),
    next,
  )
}
