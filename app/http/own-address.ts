import type { Request, RequestHandler } from 'express'
import { env } from '#app/env.server.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const own = new URL(env.PUBLIC_URL)
/** Nobody is known by a cookie there: providers sign what they send, programs bring a key. */
const withoutCookies = /^\/(webhooks|api\/v1)\//
const ofThisMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/**
 * What a request may be at all. Behind this door Host is the installation's own address, whatever was sent: nothing further in can
 * be led astray by a forged one. A form of another site's page is refused for every page at once, with a session or without.
 */
export const ownAddress: RequestHandler = (request, response, next) => {
  const refuse = (status: number, words: string) => void response.status(status).type('text').send(`${words}\n`)
  if (!METHODS.includes(request.method)) {
    response.set('Allow', METHODS.join(', '))
    return refuse(405, 'This is not done here.')
  }
  if (!isReadable(request.url)) return refuse(400, 'This address cannot be read.')
  const host = ownHostOf(request.headers.host)
  request.headers.host = host
  delete request.headers['x-forwarded-host']
  if (isFromElsewhere(request, host)) {
    return refuse(403, `This form came from another site. The address of this one is ${env.PUBLIC_URL}.`)
  }
  next()
}

/** A path of ours: no whole address as proxies ask for, nothing that cannot be decoded or stored. */
function isReadable(url: string): boolean {
  if (!url.startsWith('/') || /%00/.test(url)) return false
  try {
    decodeURIComponent(url.split('?')[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** On one's own machine every name and port of it will do, so that a demo opens under all of them. */
const ownHostOf = (given: string | undefined): string =>
  given && ofThisMachine.test(given) && ofThisMachine.test(own.host) ? given : own.host

function isFromElsewhere(request: Request, host: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || withoutCookies.test(request.path)) return false
  const site = request.get('Sec-Fetch-Site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = request.get('Origin')
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}
