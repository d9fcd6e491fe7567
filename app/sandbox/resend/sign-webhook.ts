import { createHmac } from 'node:crypto'
import type { SignWebhook } from '../webhook-sender.ts'

/** Svix's scheme: HMAC-SHA256 over `id.timestamp.body`, key = base64 after `whsec_`. Real time: verifiers allow 5 minutes. */
export function resendSigner(secret: string): SignWebhook {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return ({ id, body }) => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
    return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` }
  }
}
