import type { SecretConfig } from 'better-auth'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { appSecrets, secretVersion } from '#app/app-secrets.server.ts'

/** What better-auth signs and encrypts with: the current secret, and the earlier ones to read what was made with them. */
export const staffSecrets = appSecrets.map((value) => ({ version: secretVersion(value), value }))

/** What was encrypted before secrets had versions: with the one that was in use longest ago. */
export const oldestSecret = appSecrets.at(-1) ?? appSecrets[0]

const key: SecretConfig = {
  keys: new Map(staffSecrets.map(({ version, value }) => [version, value])),
  currentVersion: secretVersion(appSecrets[0]),
  legacySecret: oldestSecret,
}

/** The same text under the current secret. Errors: throws where the secret it is under is not known. */
export async function reencrypted(data: string): Promise<string> {
  return symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) })
}

export const isUnderCurrent = (data: string): boolean => data.startsWith(`$ba$${key.currentVersion}$`)
