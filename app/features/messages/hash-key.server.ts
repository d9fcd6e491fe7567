import { createHash } from 'node:crypto'

/** A message's key as its mail bears it at the provider: keys may hold what a tag may not. */
export const hashKey = (businessId: string, key: string): string =>
  createHash('sha256').update(`${businessId}/${key}`).digest('base64url')
