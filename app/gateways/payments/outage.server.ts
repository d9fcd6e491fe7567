import { now } from '#app/clock.server.ts'
import { gauge } from '#app/metrics/metric.ts'
import { createBreaker } from './breaker.ts'
import { GatewayError } from './payment-gateway.ts'

const create = () => ({ stripe: createBreaker(now), paypal: createBreaker(now) })
// Kept on the global object: the web process holds two bundles (server and routes), which must agree on who is down.
const holder = globalThis as typeof globalThis & { dunwellBreakers?: ReturnType<typeof create> }
const breakers = (holder.dunwellBreakers ??= create())

const down = gauge({
  name: 'dunwell_provider_down',
  help: '1 while this process leaves a provider of payments alone because it does not answer, else 0.',
  labelNames: ['provider'],
})

/** Whether this process leaves the provider alone at the moment; asks nobody. */
export const isProviderDown = (provider: 'stripe' | 'paypal'): boolean => breakers[provider].isOpen()

/**
 * One call of a provider, or none while it is down: that is `lost`, since whoever asked may have asked before and tries again
 * with the same key.
 */
export async function unlessDown<T>(provider: 'stripe' | 'paypal', call: () => Promise<T>): Promise<T> {
  const breaker = breakers[provider]
  if (!breaker.enter()) throw new GatewayError('lost', `${provider} does not answer; it is tried again in a moment`)
  try {
    const answer = await call()
    breaker.leave('answered')
    return answer
  } catch (error) {
    breaker.leave(isSilence(error) ? 'silent' : 'answered')
    throw error
  } finally {
    down.set({ provider }, breaker.isOpen() ? 1 : 0)
  }
}

/** A plain no is an answer, and so is "too often" or "twice at once". */
function isSilence(error: unknown): boolean {
  if (!(error instanceof GatewayError) || error.kind !== 'lost') return false
  const { statusCode } = (error.cause ?? {}) as { statusCode?: number }
  return statusCode === undefined || statusCode >= 500
}
