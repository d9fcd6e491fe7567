import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DnsAnswer } from './mail-record.ts'
import { judgeSpf, SPF_LOOKUPS_MAX, spfLookups, spfOnward, spfRecords } from './spf.ts'

const wanted = 'v=spf1 include:amazonses.com ~all'
const zone = (records: Record<string, string>): ReadonlyMap<string, DnsAnswer> =>
  new Map(Object.entries(records).map(([host, value]) => [host, { kind: 'found', values: [value] }]))

test('only records that begin as one are SPF', () =>
  expect(spfRecords(['v=spf1 -all', 'V=SPF1', 'v=spf10 -all', 'google-site=1'])).toEqual(['v=spf1 -all', 'V=SPF1']))

test.each([
  ['v=spf1 include:a.example -include:B.example redirect=c.example', ['a.example', 'b.example', 'c.example']],
  ['v=spf1 ip4:192.0.2.0/24 a mx exists:%{i}.x.example ~all', []],
])('%s leads on to %j', (record, hosts) => expect(spfOnward(record)).toEqual(hosts))

test.each([
  ['nothing to ask', 'v=spf1 ip4:192.0.2.1 -all', {}, 0],
  ['each of these is one', 'v=spf1 a mx ptr exists:x.example include:y.example redirect=z.example', {}, 6],
  ['with domains and masks', 'v=spf1 a:x.example mx/24 all', {}, 2],
  [
    'what is included counts',
    'v=spf1 include:a.example',
    { 'a.example': 'v=spf1 include:b.example a', 'b.example': 'v=spf1 mx' },
    4,
  ],
  ['a circle ends', 'v=spf1 include:a.example', { 'a.example': 'v=spf1 include:a.example' }, 2],
] as const)('%s', (_case, record, records, count) => expect(spfLookups(record, zone(records))).toBe(count))

test('however records refer to each other, counting ends', () =>
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(5), { maxLength: 6 }), { minLength: 6, maxLength: 6 }), (graph) => {
      const records = graph.map((to, n) => [
        `h${n}.example`,
        `v=spf1 ${to.map((m) => `include:h${m}.example`).join(' ')}`,
      ])
      expect(spfLookups('v=spf1 include:h0.example', zone(Object.fromEntries(records)))).toBeGreaterThan(0)
    }),
  ))

test.each([
  ['as it should be', [wanted], null],
  ['with more than is asked for', ['v=spf1 include:_spf.google.com include:amazonses.com ~all'], null],
  ['none: that is said elsewhere', ['hello'], null],
  ['two', [wanted, 'v=spf1 -all'], /several SPF records/],
  ['another provider’s', ['v=spf1 include:_spf.google.com ~all'], /does not include amazonses.com/],
  ['open to all', ['v=spf1 include:amazonses.com +all'], /lets anybody send/],
  ['open to all, unsaid', ['v=spf1 include:amazonses.com all'], /lets anybody send/],
  ['too many questions', [`v=spf1 include:amazonses.com ${'a '.repeat(SPF_LOOKUPS_MAX)}~all`], /more than 10/],
])('%s', (_case, values, expected) => {
  const said = judgeSpf(wanted, values, new Map())
  if (expected === null) expect(said).toBeNull()
  else expect(said).toMatch(expected)
})
