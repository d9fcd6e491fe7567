import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { log } from '#app/log.server.ts'
import { logContext, withLogContext, type LogContext } from '#app/log-context.server.ts'
import { histogram } from '#app/metrics/metric.ts'

const seconds = histogram({
  name: 'dunwell_http_request_duration_seconds',
  help: 'Time to answer, by the pattern of the route or the operation of the API.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
})

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
/** Asked every few seconds by machines; a line each would drown the rest. */
const quiet = /^\/(assets\/|healthz$|readyz$|metrics$)/
/** A client's answer was no longer wanted: its connection went away first. */
const GONE = 499

/**
 * Gives every request an id (a sane one that a proxy brings is kept), which the answer and every line logged on its behalf
 * carry; then one line and one figure for it, by route and never by path: paths hold tokens.
 */
export const observeRequests =
  (routeOf: (path: string) => string): RequestHandler =>
  (request, response, next) => {
    const context: LogContext = { requestId: requestIdOf(request) }
    response.setHeader('X-Request-Id', context.requestId ?? '')
    const startedAt = performance.now()
    response.once('close', () => withLogContext(context, () => note(request, response, routeOf, startedAt)))
    withLogContext(context, next)
  }

function note(request: Request, response: Response, routeOf: (path: string) => string, startedAt: number): void {
  const took = performance.now() - startedAt
  const path = request.originalUrl.split('?')[0] ?? ''
  const isQuiet = quiet.test(path)
  const line = {
    method: METHODS.includes(request.method) ? request.method : 'other',
    route: isQuiet ? path.replace(/^\/assets\/.*/, '/assets/*') : routeOf(path),
    status: response.writableFinished ? response.statusCode : GONE,
  }
  log[isQuiet ? 'debug' : 'info']({ ...line, ms: Math.round(took) }, 'request')
  // A stream of news lasts as long as its page is open, which is no time to answer.
  if (String(response.getHeader('Content-Type')).startsWith('text/event-stream')) return
  const { operation } = logContext()
  const route = operation ? `/api/v1 ${operation}` : line.route
  seconds.observe({ ...line, route, status: String(line.status) }, took / 1_000)
}

function requestIdOf(request: Request): string {
  const given = request.get('X-Request-Id') ?? ''
  return /^[\w.-]{8,64}$/.test(given) ? given : randomUUID()
}

/** What nobody expected, before or behind the pages: a line in the log, and plain words. */
export function answerSurprise(error: unknown, _request: Request, response: Response, _next: () => void): void {
  log.error({ error }, 'request failed')
  if (response.headersSent) return void response.destroy()
  response.status(500).type('text').send('Something went wrong on our side. Please try again in a moment.\n')
}
