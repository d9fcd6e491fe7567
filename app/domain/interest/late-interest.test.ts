import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addDays } from '../business-day.ts'
import { money } from '../money.ts'
import { firstInterestDay, interestSegments, lateInterest, rateOn, undividedInterest } from './late-interest.ts'
import type { InterestBasis } from './late-interest.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const gbp = (minor: bigint) => money(minor, 'GBP')
const issuedOn = day('2026-01-01')
const dueOn = day('2026-01-31')

const basis = (change: Partial<InterestBasis> = {}): InterestBasis => ({
  currency: 'GBP',
  principal: [{ on: issuedOn, delta: gbp(100_000n) }],
  rates: [{ fromDay: issuedOn, annualBps: 1_175n }],
  rested: [],
  ...change,
})
const interest = (asOf: string, change?: Partial<InterestBasis>, graceDays = 0) =>
  lateInterest(interestSegments(basis(change), firstInterestDay(dueOn, graceDays), day(asOf)), 'GBP').minor

test.each([
  ['nothing on the due date itself', '2026-01-31', 0n],
  ['one day of £1,000.00 at 11.75 % is 32p', '2026-02-01', 32n],
  ['twelve days are £3.86', '2026-02-12', 386n],
  ['a full year is exactly the rate', '2027-01-31', 11_750n],
  ['two years are twice the rate: interest bears no interest', '2028-01-31', 23_500n],
])('%s', (_rule, asOf, expected) => expect(interest(asOf)).toBe(expected))

test('days of grace are not made up for later', () => {
  expect(interest('2026-02-05', {}, 5)).toBe(0n)
  expect(interest('2026-02-06', {}, 5)).toBe(32n)
})

test('a payment counts from the next day on: its own day still bears interest on all of it', () => {
  const principal = [...basis().principal, { on: day('2026-02-10'), delta: gbp(-50_000n) }]
  const segments = interestSegments(basis({ principal }), day('2026-02-01'), day('2026-02-20'))
  expect(segments.map(({ from, to, days, principal: { minor } }) => [`${from}`, `${to}`, days, minor])).toEqual([
    ['2026-02-01', '2026-02-10', 10, 100_000n],
    ['2026-02-11', '2026-02-20', 10, 50_000n],
  ])
  expect(lateInterest(segments, 'GBP').minor).toBe(483n)
})

test('a new rate splits the period, and days before the first rate bear nothing', () => {
  const rates = [
    { fromDay: day('2026-02-05'), annualBps: 1_000n },
    { fromDay: day('2026-02-11'), annualBps: 1_200n },
  ]
  const segments = interestSegments(basis({ rates }), day('2026-02-01'), day('2026-02-12'))
  expect(segments.map(({ days, annualBps }) => [days, annualBps])).toEqual([
    [6, 1_000n],
    [2, 1_200n],
  ])
  expect(rateOn(rates, day('2026-02-04'))).toBe(0n)
})

describe('while a hold rests it', () => {
  test('the whole invoice bears nothing', () => {
    const rested = [{ from: day('2026-02-03'), until: day('2026-02-12'), amount: null }]
    expect(interest('2026-02-12', { rested })).toBe(interest('2026-02-02'))
  })
  test('a part of it bears nothing, the rest goes on', () => {
    const rested = [{ from: day('2026-02-01'), until: null, amount: gbp(40_000n) }]
    expect(interest('2027-01-31', { rested })).toBe(7_050n)
  })
})

test('a negative principal, rate or period is a mistake', () => {
  const segment = { principal: gbp(1n), annualBps: 1n, days: 1 }
  for (const wrong of [{ principal: gbp(-1n) }, { annualBps: -1n }, { days: -1 }])
    expect(() => lateInterest([{ ...segment, ...wrong }], 'GBP')).toThrow(RangeError)
})

test('cutting a period anywhere never changes the undivided sum', () => {
  const offset = fc.integer({ min: 0, max: 400 })
  const changes = fc.array(fc.record({ after: offset, minor: fc.bigInt({ min: -50_000n, max: 50_000n }) }), {
    maxLength: 5,
  })
  const rates = fc.array(fc.record({ after: offset, bps: fc.bigInt({ min: 0n, max: 3_000n }) }), { maxLength: 4 })
  const holds = fc.array(
    fc.record({ after: offset, days: fc.option(fc.nat(60)), minor: fc.option(fc.bigInt({ min: 1n, max: 90_000n })) }),
    { maxLength: 3 },
  )
  fc.assert(
    fc.property(changes, rates, holds, offset, offset, (moves, dated, rests, a, b) => {
      const any = basis({
        principal: [
          ...basis().principal,
          ...moves.map(({ after, minor }) => ({ on: addDays(dueOn, after), delta: gbp(minor) })),
        ],
        rates: dated.map(({ after, bps }) => ({ fromDay: addDays(dueOn, after), annualBps: bps })),
        rested: rests.map(({ after, days, minor }) => ({
          from: addDays(dueOn, after),
          until: days === null ? null : addDays(dueOn, after + days),
          amount: minor === null ? null : gbp(minor),
        })),
      })
      const first = addDays(dueOn, 1)
      const cut = addDays(dueOn, Math.min(a, b))
      const last = addDays(dueOn, Math.max(a, b))
      const whole = undividedInterest(interestSegments(any, first, last))
      const halves =
        undividedInterest(interestSegments(any, first, cut)) +
        undividedInterest(interestSegments(any, addDays(cut, 1), last))
      expect(halves).toBe(whole)
      const byDay = Array.from({ length: Math.max(a, b) }, (_, n) => addDays(first, n))
        .map((one) => undividedInterest(interestSegments(any, one, one)))
        .reduce((sum, part) => sum + part, 0n)
      expect(byDay).toBe(whole)
    }),
    { numRuns: 50 },
  )
})
