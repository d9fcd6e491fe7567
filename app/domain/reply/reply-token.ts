const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const ID_BYTES = 16
export const REPLY_MAC_BYTES = 10
const LENGTH = Math.ceil(((ID_BYTES + REPLY_MAC_BYTES) * 8) / 5)

/**
 * The id of a mail of ours and the code that shows we wrote it, as letters that survive any mail server: base32 in lower case, 42
 * characters, short enough for the part before the @ (RFC 5321: 64).
 */
export function writeReplyToken(messageId: string, mac: Uint8Array): string {
  let bits = 0n
  const id = messageId.replaceAll('-', '')
  const bytes = [...id.matchAll(/../g)].map(([pair]) => Number.parseInt(pair, 16))
  for (const byte of [...bytes, ...mac]) bits = (bits << 8n) | BigInt(byte)
  const spare = BigInt(LENGTH * 5 - (ID_BYTES + REPLY_MAC_BYTES) * 8)
  bits <<= spare
  let text = ''
  for (let n = 0; n < LENGTH; n += 1, bits >>= 5n) text = (ALPHABET[Number(bits & 31n)] ?? '') + text
  return text
}

/** What a token says; null for anything else. The code is still to be checked. */
export function readReplyToken(token: string): { messageId: string; mac: Uint8Array } | null {
  if (token.length !== LENGTH) return null
  let bits = 0n
  for (const letter of token.toLowerCase()) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return null
    bits = (bits << 5n) | BigInt(value)
  }
  bits >>= BigInt(LENGTH * 5 - (ID_BYTES + REPLY_MAC_BYTES) * 8)
  const hex = bits.toString(16).padStart((ID_BYTES + REPLY_MAC_BYTES) * 2, '0')
  const id = hex.slice(0, ID_BYTES * 2)
  const messageId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const mac = [...hex.slice(ID_BYTES * 2).matchAll(/../g)].map(([pair]) => Number.parseInt(pair, 16))
  return { messageId, mac: Uint8Array.from(mac) }
}

/** Every token that stands in addresses (`reply+TOKEN@…`) or in ids of mails (`<TOKEN@…>`), each once. */
export function replyTokensIn(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) =>
    [...text.matchAll(/(?:\breply\+|<)([a-z2-7]{42})@/gi)].map(([, token = '']) => token),
  )
  return [...new Set(found.map((token) => token.toLowerCase()))]
}
