import { createHmac, timingSafeEqual } from 'node:crypto'
import { readReplyToken, REPLY_MAC_BYTES, writeReplyToken } from '#app/domain/reply/reply-token.ts'
import { appSecrets, currentSecretName, findSecret } from './app-secrets.server.ts'
import { env } from './env.server.ts'

const keyOf = (secret: string) => createHmac('sha256', secret).update('reply address').digest()
const keys = appSecrets.map(keyOf)

const macOf = (key: Buffer, messageId: string) =>
  createHmac('sha256', key).update(messageId).digest().subarray(0, REPLY_MAC_BYTES)

/**
 * Names one mail of ours so that nobody else can: it follows from APP_SECRET and the mail's id, and no table holds it. `madeWith`
 * names the secret that was in use when the mail was written, so that a repeat says the same; one that is gone: the current one; null: the oldest there is, for secrets had no names then. Left out: the current one.
 */
export const deriveReplyToken = (messageId: string, madeWith: string | null = currentSecretName): string =>
  writeReplyToken(messageId, macOf(keyOf(secretOf(madeWith)), messageId))

const secretOf = (name: string | null) => (name === null ? appSecrets.at(-1) : findSecret(name)) ?? appSecrets[0]

/** The mail a token names; null for one that we did not write. */
export function openReplyToken(token: string): string | null {
  const read = readReplyToken(token)
  if (!read) return null
  return keys.some((key) => timingSafeEqual(read.mac, macOf(key, read.messageId))) ? read.messageId : null
}

/** Where an answer to this mail is received; null where nothing is received. */
export const replyAddressOf = (messageId: string): string | null =>
  env.MAIL_REPLY_DOMAIN ? `reply+${deriveReplyToken(messageId)}@${env.MAIL_REPLY_DOMAIN}` : null
