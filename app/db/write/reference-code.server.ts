import { randomInt } from 'node:crypto'

// Crockford's alphabet: no I, L, O or U, so that nobody misreads a bank statement.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 6

/** The random part of the payment reference a client states on a transfer; tells two "INV-1" of two payers apart. */
export const newReferenceCode = (): string =>
  Array.from({ length: LENGTH }, () => letters[randomInt(letters.length)]).join('')
