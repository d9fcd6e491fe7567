import { createRequestHandler } from '@remix-run/node'
import type { ServerBuild } from '@remix-run/node'
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express'
import { createHash } from 'node:crypto'
import { portalReaderOf } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { env } from '#app/env.server.ts'
import { readPortalFacts } from '#app/features/portal/find-portal-invoice.server.ts'
import { methodsDown } from '#app/gateways/payments/methods-down.server.ts'
import { packAround, type PackedPage } from './gzip-around.ts'
import { createPageCache } from './page-cache.ts'
import { byRouteArea } from './route-areas.ts'
import type { Nonces } from './security-headers.ts'

/** About a thousand pages. */
const KEPT_MAX_BYTES = 24 * 1024 * 1024

interface KeptPage extends PackedPage {
  readonly headers: readonly (readonly [string, string])[]
}

/**
 * The page behind a link. Its facts are read for every look, which counts as ever; a page is made of them once, by Remix as every
 * other, and given again while they, the address and the ways to pay are the same. Each answer has a nonce of its own. What is
 * no such page (a link that ended, a HEAD, a database that is away) goes on to Remix, with what was read.
 */
export function portalPages(build: ServerBuild): RequestHandler<{ token: string }> {
  const render = byRouteArea(build, (area) => createRequestHandler(area, env.NODE_ENV))('/p/')
  const kept = createPageCache<KeptPage>(KEPT_MAX_BYTES)

  async function pageOf(path: string, facts: string, nonce: string): Promise<KeptPage | null> {
    const key = createHash('sha256').update(`${path}\n${methodsDown().join()}\n${facts}`).digest('base64')
    const before = kept.get(key)
    if (before) return before
    const context = { styleNonce: nonce, portalFacts: Promise.resolve(facts) }
    const answer = await render(new Request(`${env.PUBLIC_URL}${path}`), context)
    const parts = (await answer.text()).split(nonce)
    const [first, last] = parts
    if (answer.status !== 200 || first === undefined || last === undefined || parts.length > 2) return null
    const page = { ...packAround(first, last, nonce.length), headers: [...answer.headers] }
    kept.set(key, page)
    return page
  }

  async function answer(request: ExpressRequest<{ token: string }>, response: ExpressResponse): Promise<boolean> {
    const { token } = request.params
    const path = `/p/${token}`
    if (request.method !== 'GET' || request.url !== path) return false
    const reader = portalReaderOf(request.method, (name) => request.get(name) ?? null)
    const reading = readPortalFacts({ token, now: now(), reader })
    response.locals['portalFacts'] = reading
    const facts = await reading
    const { styleNonce } = response.locals as Nonces
    const page = facts === null ? null : await pageOf(path, facts, styleNonce)
    if (!page) return false
    for (const [name, value] of page.headers) response.append(name, value)
    response.vary('Accept-Encoding')
    const isPacked = request.acceptsEncodings('gzip') === 'gzip'
    if (isPacked) response.setHeader('Content-Encoding', 'gzip')
    const body = isPacked ? page.gzip(styleNonce) : page.plain(styleNonce)
    response.setHeader('Content-Length', body.length)
    response.end(body)
    return true
  }

  return (request, response, next) => {
    answer(request, response).then(
      (isAnswered) => (isAnswered ? undefined : next()),
      // The page reads the same promise, fails of it as well, and says so in its own words.
      () => next(),
    )
  }
}
