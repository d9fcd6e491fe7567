import { createHash, randomBytes } from 'node:crypto'

const KEY_BYTES = 24

/** `dw_` and 192 random bits. Only the hash is ever stored. */
export const newApiKey = (): string => `dw_${randomBytes(KEY_BYTES).toString('base64url')}`

/** SHA-256, unsalted: the key is random in full, so there is nothing to guess and the hash can be looked up. */
export const hashOfApiKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** Enough to tell keys apart, far too little to use one. */
export const prefixOfApiKey = (key: string): string => key.slice(0, 9)
