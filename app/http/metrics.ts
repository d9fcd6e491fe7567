import type { RequestHandler } from 'express'
import { timingSafeEqual } from 'node:crypto'
import { collectDefaultMetrics, Histogram, register } from 'prom-client'
import { env } from '#app/env.server.ts'

const requests = new Histogram({
  name: 'dunwell_http_request_seconds',
  help: 'Time to answer, by kind of page.',
  labelNames: ['method', 'area', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
})

export function startMetrics(): void {
  collectDefaultMetrics()
}

/** Times every request. Labelled by area and never by path: portal paths hold tokens. */
export const timeRequests: RequestHandler = (request, response, next) => {
  const area = /^\/(p|admin|api|webhooks|assets)(\/|$)/.exec(request.path)?.[1] ?? 'other'
  const end = requests.startTimer({ method: request.method, area })
  response.on('finish', () => end({ status: String(response.statusCode) }))
  next()
}

/** Prometheus text: for the bearer of METRICS_TOKEN, or without one for this machine only. */
export const metrics: RequestHandler = (request, response) => {
  if (!mayRead(request.headers.authorization, request.socket.remoteAddress))
    return void response.status(401).type('text').send('METRICS_TOKEN is needed.\n')
  void register.metrics().then((text) => response.type(register.contentType).send(text))
}

function mayRead(authorization: string | undefined, address: string | undefined): boolean {
  if (!env.METRICS_TOKEN) return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${env.METRICS_TOKEN}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
