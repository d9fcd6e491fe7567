import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawMember } from './raw-member.ts'

test.each([
  ['{"a":1,"webhook_event":{"x":1.0,"y":"}\\"{"},"b":2}', '{"x":1.0,"y":"}\\"{"}'],
  ['{ "webhook_event" : [ 1 , {"webhook_event":2} ] }', '[ 1 , {"webhook_event":2} ]'],
  ['{"a":{"webhook_event":1},"webhook_event":"text, with } all"}', '"text, with } all"'],
  ['{"webhook_\\u0065vent": null }', 'null'],
  ['{"a":1}', null],
  ['[]', null],
  ['', null],
])('%s', (json, raw) => expect(rawMember(json, 'webhook_event')).toBe(raw))

test('any JSON value is cut out byte for byte', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (before, raw) => {
      expect(rawMember(`{"before":${before},"webhook_event":${raw},"after":${before}}`, 'webhook_event')).toBe(
        raw.trim(),
      )
    }),
  )
})
