import { createHash, createHmac } from 'node:crypto'
import { appSecrets } from '#app/app-secrets.server.ts'

const keyOf = (secret: string) => createHmac('sha256', secret).update('portal link').digest()
const currentKey = keyOf(appSecrets[0])
const keys = appSecrets.map(keyOf)

const tokenOf = (key: Buffer, portalLinkId: string) =>
  createHmac('sha256', key).update(portalLinkId).digest().subarray(0, 24).toString('base64url')

/** The secret part of a new portal link's address: 192 bits that follow from APP_SECRET and the link's id, so that nothing secret lies in the database. */
export const derivePortalToken = (portalLinkId: string): string => tokenOf(currentKey, portalLinkId)

/** The token of a link that is there, made with whichever secret its hash tells; null when that one is not known any more. */
export function findPortalToken({ id, tokenHash }: { id: string; tokenHash: string }): string | null {
  return keys.map((key) => tokenOf(key, id)).find((token) => hashPortalToken(token) === tokenHash) ?? null
}

/** What the database keeps of a token. */
export function hashPortalToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
