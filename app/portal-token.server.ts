import { createHash, createHmac } from 'node:crypto'
import { env } from '#app/env.server.ts'

const key = createHmac('sha256', env.APP_SECRET).update('portal link').digest()

/** The secret part of a portal link's address: 192 bits that follow from APP_SECRET and the link's id, so that nothing secret lies in the database. */
export function derivePortalToken(portalLinkId: string): string {
  return createHmac('sha256', key).update(portalLinkId).digest().subarray(0, 24).toString('base64url')
}

/** What the database keeps of a token. */
export function hashPortalToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
