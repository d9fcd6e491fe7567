import {
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Table } from '../journal.ts'
import type { SignWebhook } from '../webhook-sender.ts'

export interface PayPalSignatures {
  sign: SignWebhook
  verify(given: SignatureClaim, rawEvent: string): boolean
  publicKeyPem(): string
}

export interface SignatureClaim {
  auth_algo: string
  transmission_id: string
  transmission_sig: string
  transmission_time: string
  webhook_id: string
}

const ALGORITHM = 'SHA256withRSA'

/**
 * PayPal's scheme: RSA-SHA256 over `transmission id|time|webhook id|crc32 of the body`, unsigned decimal.
 * The key is made when it is first needed and kept, so that a webhook from before a restart still verifies.
 */
export function createSignatures(keys: Table<{ pem: string }>, webhookId: string, certUrl: string): PayPalSignatures {
  let known: KeyObject | null = null
  function privateKey(): KeyObject {
    const pem = keys.get('webhook')?.pem
    known ??= pem ? createPrivateKey(pem) : generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    if (!pem) keys.put('webhook', { pem: known.export({ type: 'pkcs8', format: 'pem' }).toString() })
    return known
  }
  const message = (id: string, time: string, body: string) => `${id}|${time}|${webhookId}|${crc32(body)}`

  return {
    sign({ body }) {
      const id = randomUUID()
      const time = new Date().toISOString().replace(/\.\d+Z$/, 'Z')
      const signature = createSign('RSA-SHA256')
        .update(message(id, time, body))
        .sign(privateKey(), 'base64')
      return {
        'paypal-transmission-id': id,
        'paypal-transmission-time': time,
        'paypal-transmission-sig': signature,
        'paypal-cert-url': certUrl,
        'paypal-auth-algo': ALGORITHM,
        'paypal-auth-version': 'v2',
      }
    },
    verify(given, rawEvent) {
      if (given.webhook_id !== webhookId || given.auth_algo !== ALGORITHM) return false
      const signed = message(given.transmission_id, given.transmission_time, rawEvent)
      return createVerify('RSA-SHA256')
        .update(signed)
        .verify(createPublicKey(privateKey()), given.transmission_sig, 'base64')
    },
    publicKeyPem: () => createPublicKey(privateKey()).export({ type: 'spki', format: 'pem' }).toString(),
  }
}
