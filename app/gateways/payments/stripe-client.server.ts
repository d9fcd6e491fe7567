import Stripe from 'stripe'
import { barrier } from '#app/barrier.server.ts'
import { env } from '#app/env.server.ts'
import { countCall } from '#app/metrics/provider-calls.ts'
import { withDeadline } from '../deadline.ts'
import { unlessDown } from './outage.server.ts'
import { GatewayError } from './payment-gateway.ts'

const DEADLINE_MS = 20_000

/** The process's one Stripe client; only the files beside this one use it. */
export const stripe = new Stripe(env.STRIPE_SECRET_KEY, {
  ...address(env.STRIPE_API_BASE),
  timeout: 8_000,
  maxNetworkRetries: 1,
  telemetry: false,
})

function address(base: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (!base) return {}
  const { protocol, hostname, port } = new URL(base)
  return { host: hostname, protocol: protocol === 'http:' ? 'http' : 'https', ...(port ? { port } : {}) }
}

/** Every call within our own deadline; Stripe's errors become ours, told apart by whether anything can have happened. */
export const callStripe = <T>(what: string, request: () => Promise<T>): Promise<T> =>
  countCall('stripe', what, () => unlessDown('stripe', () => ask(what, request)))

async function ask<T>(what: string, request: () => Promise<T>): Promise<T> {
  try {
    await barrier('beforeProviderCall')
    const answer = await withDeadline(request(), DEADLINE_MS, `Stripe (${what})`)
    await barrier('afterProviderCall')
    return answer
  } catch (error) {
    throw new GatewayError(
      isPlainNo(error) ? 'refused' : 'lost',
      `Stripe ${what}: ${error instanceof Error ? error.message : 'failed'}`,
      { cause: error, code: error instanceof Stripe.errors.StripeError ? (error.code ?? null) : null },
    )
  }
}

/** Asked too often, or twice at once, is no answer to the question. An amount Stripe has no number for was never asked about. */
function isPlainNo(error: unknown): boolean {
  if (error instanceof RangeError) return true
  // The key was used before, so that something is there.
  if (error instanceof Stripe.errors.StripeIdempotencyError) return false
  const { statusCode } = error instanceof Stripe.errors.StripeError ? error : {}
  return statusCode !== undefined && statusCode < 500 && statusCode !== 409 && statusCode !== 429
}

/** Null where Stripe does not know the object; every other failure goes on. */
export function unlessUnknown(error: unknown): null {
  const cause = error instanceof GatewayError ? error.cause : null
  if (cause instanceof Stripe.errors.StripeError && cause.statusCode === 404) return null
  throw error
}
