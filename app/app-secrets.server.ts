import { env } from './env.server.ts'
import { verifierOf } from './secret-verifier.server.ts'

/** Every secret this installation knows, the current one first. What is made new is made with that one. */
export const appSecrets: readonly [string, ...string[]] = [env.APP_SECRET, ...env.APP_SECRET_PREVIOUS]

/** Names a secret where something is kept that was made with it, without telling it. */
export const secretName = (secret: string): string => verifierOf(secret).slice(0, 8)

export const currentSecretName = secretName(env.APP_SECRET)

/** The secret of that name; undefined when it is not known here any more. */
export const findSecret = (name: string | null): string | undefined =>
  appSecrets.find((secret) => secretName(secret) === name)

/** The same name as a number, for what counts versions of a secret. */
export const secretVersion = (secret: string): number =>
  Buffer.from(verifierOf(secret), 'base64url').readUInt32BE(0) & 0x7fffffff
