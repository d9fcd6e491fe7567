import '#app/launch/lean-heap.ts'
import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express } from 'express'
import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { env } from '#app/env.server.ts'
import { acceptEarlierSignatures } from '#app/http/earlier-signatures.ts'
import { healthz, readyz, stopBeingReady } from '#app/http/health.ts'
import { limitGuesses } from '#app/http/limit-guesses.ts'
import { limitPosts } from '#app/http/limit-posts.ts'
import { metrics } from '#app/http/metrics.ts'
import { answerSurprise, observeRequests } from '#app/http/observe-requests.ts'
import { ownAddress } from '#app/http/own-address.ts'
import { portalPages } from '#app/http/portal-pages.ts'
import { byRouteArea } from '#app/http/route-areas.ts'
import { routePatterns } from '#app/http/route-patterns.ts'
import { securityHeaders, type Nonces } from '#app/http/security-headers.ts'
import { joinProcesses } from '#app/jobs/join-processes.server.ts'
import { readyUntilStopped } from '#app/launch/process-end.ts'
import { log, logCrashes } from '#app/log.server.ts'
import { startMetrics } from '#app/metrics/answer-scrape.server.ts'

// The web process: what every request passes, then Remix.
logCrashes()
const app = express()
app.disable('x-powered-by')
// Only a proxy that the operator named (by default: one on this machine) may say who asks.
app.set('trust proxy', env.TRUST_PROXY)
startMetrics()
const built = env.NODE_ENV === 'development' ? null : await loadBuilt()
app.use(observeRequests(built ? routePatterns(built.routes) : () => 'development'))
app.use(...securityHeaders())
app.get('/healthz', healthz)
app.get('/readyz', readyz)
app.get('/metrics', metrics)
app.use(ownAddress)
app.use(limitGuesses)
app.use(limitPosts)
app.use(acceptEarlierSignatures)
if (built) app.get('/p/:token', portalPages(built))
app.use(
  compression({
    filter: (request, response) =>
      !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
      compression.filter(request, response),
  }),
)
const answer = (by: ServerBuild | (() => Promise<ServerBuild>)) =>
  createRequestHandler({
    build: by,
    mode: env.NODE_ENV,
    getLoadContext: (request, response) => {
      const { cspNonce, styleNonce, portalFacts } = response.locals as Nonces & Pick<AppLoadContext, 'portalFacts'>
      return {
        styleNonce,
        ...(portalFacts ? { portalFacts } : {}),
        ...(cspNonce ? { cspNonce } : {}),
        ...(request.ip ? { clientIp: request.ip } : {}),
      }
    },
  })
if (built) {
  serveFiles(app)
  const answerOf = byRouteArea(built, answer)
  app.all('*', (request, response, next) => answerOf(request.path)(request, response, next))
} else app.all('*', answer(await serveFromVite(app)))
app.use(answerSurprise)

const { leave } = await joinProcesses('web')
const server = createServer(app)
// Longer than what proxies and clients keep a connection for: what they send just as we hang up would be lost.
server.keepAliveTimeout = 130_000
await new Promise<void>((listening, failed) => server.once('error', failed).listen(env.PORT, env.HOST, listening))
log.info({ port: env.PORT }, 'web started')

readyUntilStopped(async () => {
  // Balancers look before they are told: who asks `/readyz` meanwhile learns to go elsewhere, and nobody is turned away.
  stopBeingReady()
  await new Promise((drained) => setTimeout(drained, env.DRAIN_SECONDS * 1_000))
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  // Open streams of the desk would keep the server for ever; a request in hand gets five seconds.
  setTimeout(() => server.closeAllConnections(), 5_000).unref()
  await closed
  await leave()
}, env.DRAIN_SECONDS * 1_000)

async function loadBuilt(): Promise<ServerBuild> {
  return (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild
}

function serveFiles(to: Express): void {
  to.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y' }))
  to.use(express.static('build/client', { maxAge: '1h' }))
}

async function serveFromVite(to: Express): Promise<() => Promise<ServerBuild>> {
  const { createServer: createViteServer } = await import('vite')
  const vite = await createViteServer({ server: { middlewareMode: true } })
  to.use(vite.middlewares)
  return () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
}
