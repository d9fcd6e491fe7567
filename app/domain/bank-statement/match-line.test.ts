import { Temporal } from 'temporal-polyfill'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invoiceId } from '../ids.ts'
import { sumMoney } from '../money.ts'
import { matchLine } from './match-line.ts'
import type { InvoiceToMatch, LineToMatch } from './match-line.ts'
import { nameShare } from './same-name.ts'
import { sumOfSome } from './sum-of-some.ts'
import { isCreditorReference } from './written-numbers.ts'

const eur = (minor: bigint) => ({ minor, currency: 'EUR' })
const open = (number: string, minor: bigint, over: Partial<InvoiceToMatch> = {}): InvoiceToMatch => ({
  ...{ id: invoiceId(number), number, referenceCode: 'K7P2QX', clientId: 'acme', clientName: 'Acme Studio Ltd' },
  ...{ isOpen: true, isClearing: false, balance: eur(minor), dueOn: Temporal.PlainDate.from('2026-11-01') },
  ...{ discount: null, instalments: [], ...over },
})
const line = (minor: bigint, text: string, over: Partial<LineToMatch> = {}): LineToMatch => ({
  ...{ amount: eur(minor), name: null, account: null, text, reference: null, ...over },
})
const match = (one: LineToMatch, invoices: readonly InvoiceToMatch[], payers: readonly string[] = []) =>
  matchLine(one, { invoices, knownPayers: new Set(payers) })
const isCertain = (one: LineToMatch, invoices: readonly InvoiceToMatch[]) =>
  match(one, invoices).matches.some((found) => found.isCertain)

const two = [open('INV-1001', 10_000n), open('INV-1002', 2_500n)]

test.each<[string, LineToMatch, readonly InvoiceToMatch[], boolean]>([
  ['number and sum', line(10_000n, 'Invoice INV-1001, thanks'), two, true],
  ['the number with blanks and small letters', line(10_000n, 'inv 10 01'), two, true],
  ['in the structured reference', line(10_000n, '', { reference: 'INV-1001' }), two, true],
  ['our payment reference', line(10_000n, 'INV-1001-K7P2QX'), [open('INV-1001', 10_000n)], true],
  ['a creditor reference', line(10_000n, 'RF06INV1001'), two, true],
  ['several numbers and their sum', line(12_500n, 'INV-1001 INV-1002'), two, true],
  ['a cent less', line(9_999n, 'INV-1001'), two, false],
  ['a cent more', line(10_001n, 'INV-1001'), two, false],
  ['two numbers and the sum of one', line(10_000n, 'INV-1001 INV-1002'), two, false],
  ['no number', line(10_000n, 'thanks', { name: 'Acme Studio' }), two, false],
  ['another currency', line(10_000n, 'INV-1001', { amount: { minor: 10_000n, currency: 'USD' } }), two, false],
  [
    'a number that is closed beside it',
    line(10_000n, 'INV-1001 INV-1002'),
    [two[0] ?? open('x', 1n), open('INV-1002', 0n, { isOpen: false })],
    false,
  ],
  ['money on it that is clearing', line(10_000n, 'INV-1001'), [open('INV-1001', 10_000n, { isClearing: true })], false],
  ['a number too short to tell', line(10_000n, 'for 42'), [open('42', 10_000n)], false],
  ['a bare year', line(10_000n, 'rent 2026'), [open('2026', 10_000n)], false],
  [
    'two invoices whose numbers read alike',
    line(10_000n, 'AB1001'),
    [open('AB-1001', 10_000n), open('A-B1001', 10_000n, { clientId: 'other' })],
    false,
  ],
  [
    'invoices of two clients',
    line(12_500n, 'INV-1001 INV-1002'),
    [two[0] ?? open('x', 1n), open('INV-1002', 2_500n, { clientId: 'other' })],
    false,
  ],
])('certain or not: %s', (_what, one, invoices, certain) => expect(isCertain(one, invoices)).toBe(certain))

test('a number inside a longer one does not count', () => {
  const found = match(line(10_000n, 'INV-2026-0042'), [
    open('INV-2026-0042', 10_000n),
    open('0042', 10_000n, { clientId: 'b' }),
  ])
  expect(found.matches.find((one) => one.isCertain)?.parts.map(({ number }) => number)).toEqual(['INV-2026-0042'])
})

test.each<[string, LineToMatch, readonly InvoiceToMatch[], number, string]>([
  [
    'the discount was taken',
    line(9_800n, 'INV-1', {}),
    [open('INV-1', 10_000n, { discount: { pays: eur(9_800n) } as never })],
    88,
    'less the discount',
  ],
  ['a part', line(4_000n, 'INV-1001'), two, 70, 'pays a part'],
  ['too much', line(11_000n, 'INV-1001'), two, 65, 'more than is open'],
  ['sum and name', line(2_500n, 'money', { name: 'ACME STUDIO' }), two, 75, 'exactly what is open of INV-1002'],
  ['two of one client', line(12_500n, 'money', { name: 'ACME STUDIO' }), two, 70, 'INV-1001 and INV-1002 together'],
  ['an instalment', line(3_000n, 'x'), [open('INV-1', 9_000n, { instalments: [eur(3_000n)] })], 40, 'instalment'],
  ['the sum alone', line(2_500n, 'x'), two, 40, 'exactly'],
])('%s: so sure, and why', (_what, one, invoices, confidence, reason) => {
  const [best] = match(one, invoices).matches
  expect(best?.confidence).toBe(confidence)
  expect(best?.reasons.join('; ')).toContain(reason)
})

test('a known account says as much as a name; nothing known is no match', () => {
  expect(match(line(5n, 'x'), two, ['acme']).matches[0]).toMatchObject({ confidence: 45, clientId: 'acme' })
  expect(match(line(5n, 'x'), two).matches).toEqual([])
})

test.each([
  ['Meier & Söhne GmbH', 'MEIER UND SOEHNE', 1],
  ['Blue Door Studio Ltd', 'BLUE DOOR', 2 / 3],
  ['Harbor Books LLC', 'ORIG CO NAME:HARBOR BOOKS LLC', 1],
  ['Acme', 'Zenith', 0],
])('%s in "%s": %d', (client, written, share) => expect(nameShare(client, written)).toBeCloseTo(share))

test('law: parts and the rest are the money, no part above its balance, at most one match certain, never 100 without', () => {
  const invoices = fc.uniqueArray(
    fc.record({
      number: fc.stringMatching(/^[A-C]-[0-9]{1,4}$/),
      minor: fc.bigInt(0n, 500n),
      clientId: fc.constantFrom('a', 'b', 'c'),
      isOpen: fc.boolean(),
    }),
    { selector: ({ number }) => number, maxLength: 12 },
  )
  fc.assert(
    fc.property(
      invoices,
      fc.bigInt(1n, 1_200n),
      fc.array(fc.nat(11)),
      fc.subarray(['a', 'b']),
      (rows, minor, named, payers) => {
        const all = rows.map(({ number, minor: balance, ...over }) => open(number, balance, over))
        const text = named.map((at) => all[at]?.number ?? '').join(' ')
        const { matches } = match(line(minor, text), all, payers)
        for (const { parts, left, confidence, isCertain: sure } of matches) {
          expect(sumMoney([...parts.map(({ amount }) => amount), left], 'EUR')).toEqual(eur(minor))
          for (const { number, amount } of parts) {
            expect(amount.minor <= (all.find((one) => one.number === number)?.balance.minor ?? 0n)).toBe(true)
          }
          expect(confidence === 100).toBe(sure)
        }
        expect(matches.filter((one) => one.isCertain).length).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('which invoices sum to the amount: all, else the only choice of the fewest', () => {
  const some = (...minors: bigint[]) => minors.map((minor) => ({ balance: eur(minor) }))
  expect(sumOfSome(eur(6n), some(1n, 2n, 3n))).toHaveLength(3)
  expect(sumOfSome(eur(5n), some(1n, 2n, 3n))).toEqual(some(2n, 3n))
  expect(sumOfSome(eur(5n), some(1n, 2n, 3n, 4n))).toBeNull()
  expect(sumOfSome(eur(100n), some(1n, 2n))).toBeNull()
})

test('ISO 11649 checks its digits', () => {
  expect([isCreditorReference('RF18539007547034'), isCreditorReference('RF19539007547034')]).toEqual([true, false])
})
