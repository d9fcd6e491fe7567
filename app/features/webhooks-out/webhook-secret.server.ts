import { randomBytes } from 'node:crypto'
import { openSecret, sealSecret } from '#app/sealed-secret.server.ts'

const BYTES = 32
const PURPOSE = 'webhook'

/** `whsec_` and 256 random bits in base64, as Standard Webhooks writes symmetric secrets. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(BYTES).toString('base64')}`

export const sealWebhookSecret = (secret: string): string => sealSecret(secret, PURPOSE)
export const openWebhookSecret = (sealed: string): string => openSecret(sealed, PURPOSE)
