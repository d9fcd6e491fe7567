import { env } from '#app/env.server.ts'

const ownHost = new URL(env.PUBLIC_URL).host

/**
 * Refuses a changing request that another site's page made: the session cookie travels SameSite=Lax, and this is the second lock.
 * Tools without an Origin header have no ambient cookie to abuse. Throws a 403 response.
 */
export function requireSameOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers.get('Sec-Fetch-Site')
  if (site && site !== 'same-origin' && site !== 'none') throw foreign()
  const origin = request.headers.get('Origin')
  if (origin === null) return
  const host = URL.canParse(origin) ? new URL(origin).host : null
  if (host === null || (host !== ownHost && host !== new URL(request.url).host)) throw foreign()
}

const foreign = () => new Response('This form came from another site.', { status: 403 })
