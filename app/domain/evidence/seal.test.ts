import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, eventText, firstHash, sealText } from './seal.ts'

test('the order of keys does not matter, that of lists does', () => {
  expect(canonicalJson({ b: [2, 1], a: { d: null, c: 'é"\n' } })).toBe('{"a":{"c":"é\\"\\n","d":null},"b":[2,1]}')
})

test('any JSON reads back as what it was, and is the same text after a journey', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    }),
  )
})

test('an event is its own fields and no others', () => {
  const event = { id: 'e', at: '2027-01-12T15:00:00.000Z', type: 'client.created', actor: 'system' }
  const more = { ...event, clientId: null, invoiceId: null, data: {}, seal: 'x' }
  expect(eventText(more)).toBe(
    '{"actor":"system","at":"2027-01-12T15:00:00.000Z","clientId":null,"data":{},"id":"e","invoiceId":null,"type":"client.created"}',
  )
})

test('a seal says where it stands', () => {
  const link = { position: 2, previous: firstHash, clientPosition: null, clientPrevious: null, digest: 'd' }
  expect(sealText(link)).toBe(`dunwell-seal/1\n2\n${firstHash}\n\n\nd`)
  expect(sealText({ ...link, clientPosition: 1, clientPrevious: 'c' })).toBe(`dunwell-seal/1\n2\n${firstHash}\n1\nc\nd`)
})
