import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { env } from '#app/env.server.ts'

/** The desk and sign-in run scripts, by nonce; everything a client sees runs none. */
const runsScripts = (path: string) => /^\/(admin|sign-in)(\/|$|\.)/.test(path)

/**
 * Headers of every answer. A form that leads to a hosted checkout is answered with a redirect there, and browsers check that
 * target against form-action: so the processors stand in it. `same-origin` and not `no-referrer`: the latter makes browsers send
 * `Origin: null` with forms, which the CSRF check refuses.
 */
export function securityHeaders(): RequestHandler[] {
  const https = env.PUBLIC_URL.startsWith('https:')
  const nonceOf = (_request: unknown, response: unknown) =>
    `'nonce-${(response as Response).locals['cspNonce'] as string}'`
  const common = {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    formAction: ["'self'", ...checkoutOrigins()],
    upgradeInsecureRequests: https ? [] : null,
  }
  const silent = helmet.contentSecurityPolicy({ useDefaults: false, directives: { ...common, scriptSrc: ["'none'"] } })
  const scripted = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      ...common,
      scriptSrc: ["'self'", nonceOf],
      connectSrc: env.NODE_ENV === 'development' ? ["'self'", 'ws:'] : ["'self'"],
      frameSrc: ["'self'"],
    },
  })
  return [
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: 'same-origin' },
    }),
    (request: Request, response: Response, next) => {
      if (!runsScripts(request.path)) return silent(request, response, next)
      response.locals['cspNonce'] = randomBytes(16).toString('base64')
      scripted(request, response, next)
    },
    (request, response, next) => {
      // Logos stand in mails, which readers open on other origins.
      if (request.path.startsWith('/brand/')) response.removeHeader('Cross-Origin-Resource-Policy')
      else if (!request.path.startsWith('/assets/')) response.setHeader('Cache-Control', 'no-store')
      if (request.path.startsWith('/p/')) response.setHeader('X-Robots-Tag', 'noindex, nofollow')
      next()
    },
  ]
}

function checkoutOrigins(): string[] {
  const stripe = env.STRIPE_API_BASE ? new URL(env.STRIPE_API_BASE).origin : 'https://checkout.stripe.com'
  const paypal = new URL(env.PAYPAL_API_BASE)
  const isSandboxOfPaypal = paypal.hostname.endsWith('sandbox.paypal.com')
  if (paypal.hostname.endsWith('paypal.com'))
    return [stripe, isSandboxOfPaypal ? 'https://www.sandbox.paypal.com' : 'https://www.paypal.com']
  return [stripe, paypal.origin]
}
