import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env.server.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', env.APP_SECRET, '', `sealed secret: ${purpose}`, 32))

/**
 * A secret we must be able to read again (a webhook's signing key), as the database keeps it: AES-256-GCM under a key that follows
 * from APP_SECRET and `purpose`, as base64url of iv, tag and ciphertext. Opens under the same purpose only.
 */
export function sealSecret(secret: string, purpose: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Errors: throws where the text was changed, or sealed under another purpose or APP_SECRET. */
export function openSecret(text: string, purpose: string): string {
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}
