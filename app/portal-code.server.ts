import { createHmac, timingSafeEqual } from 'node:crypto'
import { appSecrets } from '#app/app-secrets.server.ts'

const keyFor = (secret: string, purpose: string) => createHmac('sha256', secret).update(purpose).digest()
const keysOf = (secret: string) => ({
  deriving: keyFor(secret, 'portal code'),
  hashing: keyFor(secret, 'portal code hash'),
})
type Keys = ReturnType<typeof keysOf>
const current = keysOf(appSecrets[0])
const known = appSecrets.map(keysOf)

function codeUnder({ deriving }: Keys, codeId: string): string {
  const number = createHmac('sha256', deriving).update(codeId).digest().readUIntBE(0, 6) % 1_000_000
  return String(number).padStart(6, '0')
}
const hashUnder = ({ hashing }: Keys, codeId: string, code: string) =>
  createHmac('sha256', hashing).update(`${codeId}/${code}`).digest('base64url')

/** The six digits that follow from APP_SECRET and the id of a new code, so that the sender can write them and no table holds them. */
export const derivePortalCode = (codeId: string): string => codeUnder(current, codeId)

/** The digits of a code that is there, made with whichever secret its hash tells. */
export function findPortalCode({ id, codeHash }: { id: string; codeHash: string }): string {
  const made = known.find((keys) => hashUnder(keys, id, codeUnder(keys, id)) === codeHash) ?? current
  return codeUnder(made, id)
}

/** What the database keeps of a code. Six digits are soon tried through, so the hash needs APP_SECRET, too. */
export const hashPortalCode = (codeId: string, code: string): string => hashUnder(current, codeId, code)

export const isPortalCode = (codeId: string, typed: string, hash: string): boolean =>
  known.some((keys) => timingSafeEqual(Buffer.from(hashUnder(keys, codeId, typed)), Buffer.from(hash)))
