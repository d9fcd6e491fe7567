import { expect, test } from 'vitest'
import { invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import { basisHolds, groundOf, joinBases, reminderBasis } from './reminder-basis.ts'
import type { BasisFacts } from './reminder-basis.ts'
import { day, factsWith, holdWith, invoiceWith } from './sample-facts.ts'

const written = day('2026-03-19')
const facts: BasisFacts = {
  invoiceId: invoiceId('i-2041'),
  state: 'issued',
  balance: money(123_450n, 'USD'),
  processing: money(0n, 'USD'),
  recipient: 'ada@example.com',
  holds: [],
  stage: 4,
}
const basis = reminderBasis(facts, written, day('2026-03-26'))

test('a basis holds while nothing moves, through the last day of its words', () => {
  expect(basisHolds(basis, facts, written)).toBe(true)
  expect(basisHolds(basis, facts, day('2026-03-26'))).toBe(true)
  expect(basisHolds(basis, facts, day('2026-03-27'))).toBe(false)
})

test.each<[string, Partial<BasisFacts>]>([
  ['a part payment', { balance: money(123_449n, 'USD') }],
  ['a payment on its way', { processing: money(1n, 'USD') }],
  ['a settled invoice', { state: 'settled' }],
  ['another currency', { balance: money(123_450n, 'CAD') }],
  ['another address', { recipient: 'grace@example.com' }],
  ['an address that bounced', { recipient: null }],
  ['a hold', { holds: [holdWith({ kind: 'promise' })] }],
  ['a part that rests', { holds: [holdWith({ kind: 'dispute', amount: money(200n, 'USD') })] }],
  ['another stage', { stage: 5 }],
  ['another invoice', { invoiceId: invoiceId('i-2042') }],
])('%s moves the ground', (_what, change) => expect(basisHolds(basis, { ...facts, ...change }, written)).toBe(false))

test('a hold that has ended, or a letter’s case in the address, moves nothing', () => {
  const holds = [holdWith({ kind: 'promise', until: day('2026-03-18') })]
  expect(basisHolds(basis, { ...facts, holds, recipient: 'Ada@Example.com' }, written)).toBe(true)
})

test.each(['', 'reminder-2', basis.replace('2026-03-26', 'some day'), `${basis} until=`])(
  'an unreadable basis does not hold: %j',
  (text) => expect(basisHolds(text, facts, written)).toBe(false),
)

test('of a message about several invoices one that moved is enough; old words alone are told apart', () => {
  const invoices = ['i-2041', 'i-2042'].map((id) => invoiceWith({ id: invoiceId(id) }))
  const bases = invoices.map(({ id }) => reminderBasis({ ...facts, invoiceId: id }, written, day('2026-03-26')))
  const message = { basis: joinBases(bases), steps: invoices.map(({ id }) => ({ invoiceId: id, stage: 4 })) }
  const ground = (open: typeof invoices, today = '2026-03-20') =>
    groundOf(message, factsWith({ invoices: open }), 'ada@example.com', day(today))
  expect(ground(invoices)).toBe('holds')
  expect(ground(invoices, '2026-03-27')).toBe('aged')
  expect(ground(invoices.slice(1))).toBe('moved')
  expect(ground(invoices.slice(1), '2026-03-27')).toBe('moved')
  expect(groundOf({ ...message, steps: [] }, factsWith({ invoices }), 'ada@example.com', written)).toBe('moved')
})
