/** Whether a provider's settings move real money. `neither`: an address of the operator's own, which says nothing. */
type Mode = 'live' | 'test' | 'neither'

const hostOf = (base: string | undefined): string => (base && URL.canParse(base) ? new URL(base).hostname : '')

const stripeMode = (key: string): Mode =>
  /^(sk|rk)_live_/.test(key) ? 'live' : /^(sk|rk)_test_/.test(key) ? 'test' : 'neither'

function paypalMode(base: string | undefined): Mode {
  const host = base ? hostOf(base) : 'api-m.paypal.com'
  if (host.endsWith('sandbox.paypal.com')) return 'test'
  return host.endsWith('paypal.com') ? 'live' : 'neither'
}

const isOpenRoad = (address: string | undefined): boolean => Boolean(address) && !/^https:/i.test(address ?? '')
const isHere = (address: string | undefined): boolean =>
  /^(localhost|127\.|0\.0\.0\.0|\[?::1)/.test(hostOf(address)) || hostOf(address).endsWith('.localhost')

/**
 * What is wrong where real and pretended money meet: live keys beside stand-ins or test accounts, or led to an address that is not
 * the provider's or not encrypted. Null: nothing.
 */
export function mixedMoney(source: NodeJS.ProcessEnv, sandboxed: readonly string[]): string | null {
  const stripe = sandboxed.includes('Stripe') ? null : stripeMode(source['STRIPE_SECRET_KEY']?.trim() ?? '')
  const paypal = sandboxed.includes('PayPal') ? null : paypalMode(source['PAYPAL_API_BASE'])
  if (stripe === 'live' && sandboxed.length > 0)
    return `STRIPE_SECRET_KEY is a live key, and ${sandboxed.join(' and ')} would run on a stand-in: set all keys, or none of them live.`
  if (stripe === 'live' && paypal === 'test')
    return 'STRIPE_SECRET_KEY is a live key, and PAYPAL_API_BASE leads to PayPal’s sandbox: both live, or both for tests.'
  if (stripe === 'test' && paypal === 'live')
    return 'STRIPE_SECRET_KEY is a test key, and PAYPAL_API_BASE leads to the live PayPal: both live, or both for tests (https://api-m.sandbox.paypal.com).'
  if (stripe !== 'live') return null
  for (const name of ['STRIPE_API_BASE', 'PAYPAL_API_BASE', 'RESEND_API_BASE', 'PUBLIC_URL'])
    if (isOpenRoad(source[name]) || isHere(source[name]))
      return `${name} is not encrypted or leads to this machine, and STRIPE_SECRET_KEY is a live key: it must be an https:// address.`
  return null
}
