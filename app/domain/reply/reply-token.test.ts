import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReplyToken, REPLY_MAC_BYTES, replyTokensIn, writeReplyToken } from './reply-token.ts'

const mac = fc.uint8Array({ minLength: REPLY_MAC_BYTES, maxLength: REPLY_MAC_BYTES })

test('what is written is what is read, in any case of letters', () =>
  fc.assert(
    fc.property(fc.uuid(), mac, fc.boolean(), (messageId, code, isLoud) => {
      const token = writeReplyToken(messageId, code)
      expect(token).toMatch(/^[a-z2-7]{42}$/)
      expect(readReplyToken(isLoud ? token.toUpperCase() : token)).toEqual({ messageId, mac: Uint8Array.from(code) })
    }),
  ))

test.each(['', 'a', 'b'.repeat(41), '1'.repeat(42), `${'a'.repeat(41)}é`])('“%s” is no token', (text) =>
  expect(readReplyToken(text)).toBeNull(),
)

const token = writeReplyToken('01937f2a-5b3c-7d4e-8f90-a1b2c3d4e5f6', new Uint8Array(REPLY_MAC_BYTES).fill(7))
test.each([
  ['an address', [`reply+${token}@reply.example.com`]],
  ['an address with a name', [`"Northwind" <REPLY+${token.toUpperCase()}@reply.example.com>`]],
  ['the mails it refers to', [`<x@y.example> <${token}@dunwell.example>`]],
  ['both', [`reply+${token}@reply.example.com`, `<${token}@dunwell.example>`]],
])('a token is found in %s, once', (_where, texts) => expect(replyTokensIn(texts)).toEqual([token]))

test('nothing is found where none is', () =>
  expect(replyTokensIn(['reply@reply.example.com', `<${token}x@y.example>`, ''])).toEqual([]))
