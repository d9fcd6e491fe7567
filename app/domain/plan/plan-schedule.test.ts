import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { compareDays } from '../business-day.ts'
import { money } from '../money.ts'
import { offBy, planDays, planRhythms, planRows, rescaleRows } from './plan-schedule.ts'
import type { PlanWish } from './plan-schedule.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => money(minor, 'USD')

const wish: PlanWish = {
  total: usd(100_000n),
  count: 3,
  firstOn: day('2027-01-31'),
  rhythm: 'monthly',
  downPayment: null,
}
const inWords = (over: Partial<PlanWish> = {}) => {
  const rows = planRows({ ...wish, ...over })
  return rows.ok ? rows.value.map(({ dueOn, amount }) => `${dueOn.toString()} ${amount.minor}`) : rows.reason
}

describe('the days', () => {
  test.each([
    ['monthly from the 31st', '2027-01-31', 'monthly', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    ['in a leap year', '2028-01-30', 'monthly', ['2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30']],
    ['weekly over the year’s end', '2026-12-25', 'weekly', ['2026-12-25', '2027-01-01', '2027-01-08', '2027-01-15']],
    ['every two weeks', '2027-03-01', 'fortnightly', ['2027-03-01', '2027-03-15', '2027-03-29', '2027-04-12']],
  ] as const)('%s', (_rule, first, rhythm, days) => {
    expect(planDays(day(first), rhythm, 4).map(String)).toEqual(days)
  })
})

test('equal amounts, the remainder on the last', () => {
  expect(inWords()).toEqual(['2027-01-31 33333', '2027-02-28 33333', '2027-03-31 33334'])
})

test('a down payment comes first, and the rest is divided', () => {
  const downPayment = { dueOn: day('2027-01-10'), amount: usd(40_000n) }
  expect(inWords({ downPayment })).toEqual([
    '2027-01-10 40000',
    '2027-01-31 20000',
    '2027-02-28 20000',
    '2027-03-31 20000',
  ])
})

test('own amounts stay as they are, and say by how much they are off', () => {
  const amounts = [usd(50_000n), usd(30_000n), usd(19_000n)]
  const rows = planRows({ ...wish, amounts })
  if (!rows.ok) throw new Error(rows.reason)
  expect(rows.value.map(({ amount }) => amount.minor)).toEqual([50_000n, 30_000n, 19_000n])
  expect(offBy(rows.value, wish.total)).toEqual(usd(-1_000n))
})

test.each<[string, Partial<PlanWish>, string]>([
  ['no instalment', { count: 0 }, 'bad_count'],
  ['half an instalment', { count: 2.5 }, 'bad_count'],
  ['more than anybody keeps', { count: 61 }, 'bad_count'],
  ['more instalments than cents', { total: usd(2n) }, 'bad_count'],
  [
    'a down payment of everything',
    { downPayment: { dueOn: day('2027-01-01'), amount: usd(100_000n) } },
    'bad_down_payment',
  ],
  ['a down payment of nothing', { downPayment: { dueOn: day('2027-01-01'), amount: usd(0n) } }, 'bad_down_payment'],
  [
    'one in another currency',
    { downPayment: { dueOn: day('2027-01-01'), amount: money(1n, 'EUR') } },
    'bad_down_payment',
  ],
  ['one on the first day', { downPayment: { dueOn: day('2027-01-31'), amount: usd(1n) } }, 'down_payment_late'],
  ['an amount left out', { amounts: [usd(1n)] }, 'amounts_missing'],
])('refuses %s', (_rule, over, reason) => expect(inWords(over)).toBe(reason))

describe('laws', () => {
  const wishes = fc.record({
    minor: fc.bigInt({ min: 60n, max: 10n ** 12n }),
    count: fc.integer({ min: 1, max: 60 }),
    rhythm: fc.constantFrom(...planRhythms),
    days: fc.integer({ min: 0, max: 2_000 }),
    down: fc.option(fc.bigInt({ min: 1n, max: 10n ** 11n })),
  })

  test('P21: the rows sum to the whole, every one is at least a cent, and the days go up', () => {
    fc.assert(
      fc.property(wishes, ({ minor, count, rhythm, days, down }) => {
        const firstOn = day('2027-01-01').add({ days })
        const total = usd(minor + (down ?? 0n))
        const downPayment = down === null ? null : { dueOn: firstOn.subtract({ days: 1 }), amount: usd(down) }
        const rows = planRows({ total, count, rhythm, firstOn, downPayment })
        if (!rows.ok) throw new Error(rows.reason)
        expect(rows.value).toHaveLength(count + (downPayment ? 1 : 0))
        expect(offBy(rows.value, total).minor).toBe(0n)
        const equal = downPayment ? rows.value.slice(1) : rows.value
        const spread = (equal.at(-1)?.amount.minor ?? 0n) - (equal[0]?.amount.minor ?? 0n)
        expect(spread >= 0n && spread < BigInt(count)).toBe(true)
        rows.value.forEach(({ dueOn, amount }, n) => {
          expect(amount.minor > 0n).toBe(true)
          const before = rows.value[n - 1]
          if (before) expect(compareDays(before.dueOn, dueOn)).toBe(-1)
        })
      }),
    )
  })

  test('rows for another whole sum to it, on the same days in the same order', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 10n ** 10n }), (minors, minor) => {
        const rows = minors.map((each, n) => ({ dueOn: day('2027-01-01').add({ days: n }), amount: usd(each) }))
        const scaled = rescaleRows(rows, usd(minor))
        expect(offBy(scaled, usd(minor)).minor).toBe(0n)
        for (const { dueOn } of scaled) expect(rows.some((row) => row.dueOn.equals(dueOn))).toBe(true)
      }),
    )
  })
})
