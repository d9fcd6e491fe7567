import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '#app/env.server.ts'

const keyFor = (purpose: string) => createHmac('sha256', env.APP_SECRET).update(purpose).digest()
const derivingKey = keyFor('portal code')
const hashingKey = keyFor('portal code hash')

/** The six digits that follow from APP_SECRET and the id of a code, so that the sender can write them and no table holds them. */
export function derivePortalCode(codeId: string): string {
  const number = createHmac('sha256', derivingKey).update(codeId).digest().readUIntBE(0, 6) % 1_000_000
  return String(number).padStart(6, '0')
}

/** What the database keeps of a code. Six digits are soon tried through, so the hash needs APP_SECRET, too. */
export const hashPortalCode = (codeId: string, code: string): string =>
  createHmac('sha256', hashingKey).update(`${codeId}/${code}`).digest('base64url')

export const isPortalCode = (codeId: string, typed: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashPortalCode(codeId, typed)), Buffer.from(hash))
