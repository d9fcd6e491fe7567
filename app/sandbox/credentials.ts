import { createHmac } from 'node:crypto'

/** The keys and webhook secrets that the stand-in providers accept and sign with. */
export interface SandboxCredentials {
  stripeSecretKey: string
  stripeWebhookSecret: string
  paypalClientId: string
  paypalClientSecret: string
  paypalWebhookId: string
  resendApiKey: string
  resendWebhookSecret: string
}

/** Derives every sandbox credential from the installation's own secret: the same secret always gives the same keys. */
export function deriveSandboxCredentials(appSecret: string): SandboxCredentials {
  const derive = (name: string) => createHmac('sha256', appSecret).update(`dunwell sandbox ${name}`).digest()
  const word = (name: string, length: number) => derive(name).toString('hex').slice(0, length)
  return {
    stripeSecretKey: `sk_test_${word('stripe key', 48)}`,
    stripeWebhookSecret: `whsec_${word('stripe webhook', 48)}`,
    paypalClientId: `A${word('paypal client id', 60)}`,
    paypalClientSecret: `E${word('paypal client secret', 60)}`,
    paypalWebhookId: word('paypal webhook id', 17).toUpperCase(),
    resendApiKey: `re_${word('resend key', 32)}`,
    resendWebhookSecret: `whsec_${derive('resend webhook').subarray(0, 24).toString('base64')}`,
  }
}
