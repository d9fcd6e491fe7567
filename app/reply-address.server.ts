import { createHmac, timingSafeEqual } from 'node:crypto'
import { readReplyToken, REPLY_MAC_BYTES, writeReplyToken } from '#app/domain/reply/reply-token.ts'
import { env } from './env.server.ts'

const key = createHmac('sha256', env.APP_SECRET).update('reply address').digest()

const macOf = (messageId: string) => createHmac('sha256', key).update(messageId).digest().subarray(0, REPLY_MAC_BYTES)

/** Names one mail of ours so that nobody else can: it follows from APP_SECRET and the mail's id, and no table holds it. */
export const deriveReplyToken = (messageId: string): string => writeReplyToken(messageId, macOf(messageId))

/** The mail a token names; null for one that we did not write. */
export function openReplyToken(token: string): string | null {
  const read = readReplyToken(token)
  return read && timingSafeEqual(read.mac, macOf(read.messageId)) ? read.messageId : null
}

/** Where an answer to this mail is received; null where nothing is received. */
export const replyAddressOf = (messageId: string): string | null =>
  env.MAIL_REPLY_DOMAIN ? `reply+${deriveReplyToken(messageId)}@${env.MAIL_REPLY_DOMAIN}` : null
