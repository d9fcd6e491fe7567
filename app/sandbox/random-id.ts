import { randomBytes } from 'node:crypto'

const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const CAPITALS_AND_DIGITS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'

function draw(alphabet: string, length: number): string {
  let word = ''
  for (const byte of randomBytes(length)) word += alphabet.charAt(byte % alphabet.length)
  return word
}

/** An id in the manner of Stripe: prefix and letters of both cases. */
export const mixedId = (prefix: string, length = 24) => prefix + draw(LETTERS_AND_DIGITS, length)

/** An id in the manner of PayPal: capitals and digits. */
export const capitalId = (length = 17) => draw(CAPITALS_AND_DIGITS, length)
