/** What an installation speaks to: a stand-in on this machine, a provider's test side, or the real thing. */
export type ProviderMode = 'stand_in' | 'test' | 'live'

interface Configured {
  readonly key: string
  /** Where its API is called; absent: where the vendor has it. */
  readonly base?: string | undefined
}

const hostOf = (base: string | undefined): string => (base && URL.canParse(base) ? new URL(base).hostname : '')
const isOf = (host: string, vendor: string) => host === vendor || host.endsWith(`.${vendor}`)

/** Stripe's test keys say so in their prefix (`sk_test_`, `rk_test_`). Source: docs.stripe.com/keys. */
export function stripeMode({ key, base }: Configured): ProviderMode {
  if (base && !isOf(hostOf(base), 'stripe.com')) return 'stand_in'
  return /^[a-z]+_live_/.test(key) ? 'live' : 'test'
}

/** PayPal has a host of its own for tests. Source: developer.paypal.com/api/rest, "API requests". */
export function paypalMode({ base }: Configured): ProviderMode {
  const host = hostOf(base)
  if (!isOf(host, 'paypal.com')) return 'stand_in'
  return isOf(host, 'sandbox.paypal.com') ? 'test' : 'live'
}

/** Resend knows no test side: every key sends. */
export function resendMode({ base }: Configured): ProviderMode {
  return base && !isOf(hostOf(base), 'resend.com') ? 'stand_in' : 'live'
}

/** Enough of a key to find it at the provider, and nothing to use it by. */
export const keyEnd = (key: string): string => key.slice(-4)
