import { createHash } from 'node:crypto'

/** What an imported payment or credit note is known by; whatever is no number of its own is kept as a fingerprint. */
export const importRefOf = (key: string): string =>
  key.startsWith('row/') ? `row/${createHash('sha256').update(key).digest('hex')}` : key
