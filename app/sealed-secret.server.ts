import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { appSecrets, currentSecretName, findSecret } from './app-secrets.server.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

const keyFor = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `sealed secret: ${purpose}`, 32))

/**
 * A secret we must be able to read again (a webhook's signing key), as the database keeps it: the name of the APP_SECRET it was
 * sealed with, a dot, and AES-256-GCM under a key that follows from that one and `purpose`, as base64url of iv, tag and
 * ciphertext. Opens under the same purpose only.
 */
export function sealSecret(secret: string, purpose: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(appSecrets[0], purpose), iv)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return `${currentSecretName}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** Errors: throws where the text was changed, or sealed under another purpose or an APP_SECRET that is not known. */
export function openSecret(text: string, purpose: string): string {
  const [name, sealed] = text.includes('.') ? text.split('.') : [null, text]
  if (name !== null) return open(sealed ?? '', keyFor(findSecret(name ?? '') ?? missing(), purpose))
  // Sealed before seals had names: by the secret that was in use longest ago.
  for (const secret of appSecrets.slice(1).reverse()) {
    try {
      return open(text, keyFor(secret, purpose))
    } catch {
      continue
    }
  }
  return open(text, keyFor(appSecrets[0], purpose))
}

/** False for what still hangs on an APP_SECRET that is to go. */
export const isSealedByCurrent = (text: string): boolean => text.startsWith(`${currentSecretName}.`)

function missing(): never {
  throw new Error('sealed with an APP_SECRET that is not known here: put it into APP_SECRET_PREVIOUS')
}

function open(sealed: string, key: Buffer): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}
