import { deriveSandboxCredentials } from '#app/sandbox/credentials.ts'

const SECRET = 'qD7x0fVbY2mKpZt4LwRc9HsJ3eUgNa6iTyOv1XlBrE5kMh8A'
export const keys = deriveSandboxCredentials(SECRET)
const NOWHERE = 'http://127.0.0.1:9'

/** What a process of the product is given, as in production; the providers' addresses lead nowhere until a metric starts one. */
export function benchEnvironment(databaseUrl: string) {
  return {
    ...{
      NODE_ENV: 'production' as const,
      DATABASE_URL: databaseUrl,
      APP_SECRET: SECRET,
      PUBLIC_URL: 'http://localhost:3999',
    },
    ...{ STRIPE_SECRET_KEY: keys.stripeSecretKey, STRIPE_WEBHOOK_SECRET: keys.stripeWebhookSecret },
    ...{ PAYPAL_CLIENT_ID: keys.paypalClientId, PAYPAL_CLIENT_SECRET: keys.paypalClientSecret },
    ...{ PAYPAL_WEBHOOK_ID: keys.paypalWebhookId, RESEND_API_KEY: keys.resendApiKey },
    ...{ RESEND_WEBHOOK_SECRET: keys.resendWebhookSecret, MAIL_FROM: 'invoices@dunwell.example' },
    ...{ STRIPE_API_BASE: NOWHERE, PAYPAL_API_BASE: NOWHERE, RESEND_API_BASE: NOWHERE },
    ...{ MAIL_RATE: '1000000', MAIL_DOMAIN_RATE: '1000000', LOG_LEVEL: 'warn', SANDBOX: '0' },
  }
}
