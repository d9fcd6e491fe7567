import { createHmac } from 'node:crypto'
import type { SignWebhook } from '../webhook-sender.ts'

/** `t=<unix>,v1=<hex hmac-sha256(secret, t.body)>`, real time: the SDK refuses signatures older than 5 minutes. */
export function stripeSigner(secret: string): SignWebhook {
  return ({ body }) => {
    const timestamp = Math.floor(Date.now() / 1000)
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
    return { 'stripe-signature': `t=${timestamp},v1=${signature}`, 'user-agent': 'Stripe/1.0 (sandbox)' }
  }
}
