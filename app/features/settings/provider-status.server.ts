import { lastWebhooks } from '#app/db/read/last-webhooks.server.ts'
import { keyEnd, paypalMode, resendMode, stripeMode } from '#app/domain/provider/provider-mode.ts'
import type { ProviderMode } from '#app/domain/provider/provider-mode.ts'
import { env } from '#app/env.server.ts'

export interface ProviderStatus {
  readonly name: 'Stripe' | 'PayPal' | 'Resend'
  /** What it is for. */
  readonly does: string
  readonly mode: ProviderMode
  /** The last four characters of the key in use; null beside a stand-in. */
  readonly keyEnd: string | null
  /** Where the key is set. */
  readonly variables: readonly string[]
  /** The address to enter at the provider. */
  readonly webhookUrl: string
  readonly lastWebhookAt: Date | null
}

/** Which providers this installation speaks to, and whether they answer. The keys stand in its environment and are never shown. */
export async function providerStatus(): Promise<ProviderStatus[]> {
  const last = await lastWebhooks()
  const stripe = { key: env.STRIPE_SECRET_KEY, base: env.STRIPE_API_BASE }
  const paypal = { key: env.PAYPAL_CLIENT_ID, base: env.PAYPAL_API_BASE }
  const resend = { key: env.RESEND_API_KEY, base: env.RESEND_API_BASE }
  const status = (provider: 'stripe' | 'paypal' | 'resend', mode: ProviderMode, key: string) => ({
    mode,
    keyEnd: mode === 'stand_in' ? null : keyEnd(key),
    webhookUrl: `${env.PUBLIC_URL}/webhooks/${provider}`,
    lastWebhookAt: last.get(provider) ?? null,
  })
  return [
    {
      name: 'Stripe',
      does: 'Cards and bank debits (ACH)',
      ...status('stripe', stripeMode(stripe), stripe.key),
      variables: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    },
    {
      name: 'PayPal',
      does: 'PayPal',
      ...status('paypal', paypalMode(paypal), paypal.key),
      variables: ['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID'],
    },
    {
      name: 'Resend',
      does: 'Mail',
      ...status('resend', resendMode(resend), resend.key),
      variables: ['RESEND_API_KEY', 'RESEND_WEBHOOK_SECRET', 'MAIL_FROM'],
    },
  ]
}
