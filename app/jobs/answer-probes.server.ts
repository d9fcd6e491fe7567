import { createServer } from 'node:http'
import { env } from '#app/env.server.ts'
import { answerScrape, startMetrics } from '#app/metrics/answer-scrape.server.ts'

/** A worker's `/metrics` and `/healthz`, where WORKER_METRICS_PORT asks for them. Answers how to end it. */
export async function answerProbes(): Promise<{ close(): void }> {
  if (env.WORKER_METRICS_PORT === undefined) return { close: () => {} }
  startMetrics()
  const server = createServer((request, response) => {
    if (request.url === '/healthz') return void response.writeHead(200, { 'Content-Type': 'text/plain' }).end('ok\n')
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    answerScrape(request.headers.authorization, request.socket.remoteAddress).then(
      ({ status, type, body }) => response.writeHead(status, { 'Content-Type': type }).end(body),
      () => response.writeHead(500).end(),
    )
  })
  const { WORKER_METRICS_PORT: port, HOST: host } = env
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, host, listening))
  return { close: () => void server.close().closeAllConnections() }
}
