import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { env } from '#app/env.server.ts'

/** The desk and sign-in run scripts, by nonce; everything a client sees runs none. */
const runsScripts = (path: string) => /^\/(admin|sign-in)(\/|$|\.)/.test(path)
/** What strangers may find by searching; everything else is somebody's own, papers and answers of the API included. */
const isForEverybody = (path: string) => /^\/($|help(\/|$)|api\/docs(\/|$)|assets\/|brand\/|favicon)/.test(path)

const NOTHING_OF_THE_DEVICE = ['camera', 'geolocation', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ')

/** What pages need to know of the policy of their own answer. */
export interface Nonces {
  /** Absent where no script may run. */
  readonly cspNonce?: string
  /** For the one style element of a page, which holds the colours of a business. */
  readonly styleNonce: string
}

/**
 * Headers of every answer. A form that leads to a hosted checkout is answered with a redirect there, and browsers check that
 * target against form-action: so the processors stand in it. `same-origin` and not `no-referrer`: the latter makes browsers send
 * `Origin: null` with forms, which the CSRF check refuses.
 */
export function securityHeaders(): RequestHandler[] {
  const https = env.PUBLIC_URL.startsWith('https:')
  const nonceOf = (name: keyof Nonces) => (_request: unknown, response: unknown) =>
    `'nonce-${(response as Response).locals[name] as string}'`
  const common = {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    imgSrc: ["'self'", 'data:'],
    formAction: ["'self'", ...checkoutOrigins()],
    upgradeInsecureRequests: https ? [] : null,
  }
  const silent = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: { ...common, scriptSrc: ["'none'"], styleSrc: ["'self'", nonceOf('styleNonce')] },
  })
  const scripted = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      ...common,
      scriptSrc: ["'self'", nonceOf('cspNonce')],
      // The desk shows mails as they are, in frames that run nothing: their styles stand on the elements, and a frame has its page's policy.
      styleSrc: ["'self'", "'unsafe-inline'"],
      connectSrc: env.NODE_ENV === 'development' ? ["'self'", 'ws:'] : ["'self'"],
      frameSrc: ["'self'"],
    },
  })
  return [
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
    (request: Request, response: Response, next) => {
      const nonce = () => randomBytes(16).toString('base64')
      const runs = runsScripts(request.path)
      Object.assign(response.locals, { styleNonce: nonce(), ...(runs && { cspNonce: nonce() }) } satisfies Nonces)
      const policy = runs ? scripted : silent
      policy(request, response, next)
    },
    (request, response, next) => {
      // Remix adds its headers to those that stand already; what a route says of its own answer takes the place of the rule.
      const append = response.append.bind(response)
      response.append = (name, value) =>
        /^(set-cookie|vary|link)$/i.test(name) ? append(name, value) : response.set(name, value)
      response.setHeader('Permissions-Policy', NOTHING_OF_THE_DEVICE)
      // Logos stand in mails, which readers open on other origins.
      if (request.path.startsWith('/brand/')) response.removeHeader('Cross-Origin-Resource-Policy')
      else if (!request.path.startsWith('/assets/')) response.setHeader('Cache-Control', 'no-store')
      if (!isForEverybody(request.path)) response.setHeader('X-Robots-Tag', 'noindex, nofollow')
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
