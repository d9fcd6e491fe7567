import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { addMoney, sumMoney } from '../money.ts'
import { planStanding } from './plan-standing.ts'
import type { AgreedInstalment } from './plan-standing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const row = (position: number, dueOn: string, minor: bigint): AgreedInstalment => ({
  position,
  dueOn: day(dueOn),
  amount: usd(minor),
})

/** $900 in three parts, on the first of three months. */
const rows = [row(1, '2026-12-01', 30_000n), row(2, '2027-01-01', 30_000n), row(3, '2027-02-01', 30_000n)]
const standing = (balance: bigint, today: string) =>
  planStanding({ covered: usd(90_000n), balance: usd(balance), rows, today: day(today) })

test.each<[string, bigint, string, string[], number | null]>([
  ['nothing paid, nothing due', 90_000n, '2026-11-20', ['upcoming', 'upcoming', 'upcoming'], 1],
  ['the first is due today', 90_000n, '2026-12-01', ['due', 'upcoming', 'upcoming'], 1],
  ['the first is a day late', 90_000n, '2026-12-02', ['late', 'upcoming', 'upcoming'], 1],
  ['the first is paid', 60_000n, '2026-12-02', ['paid', 'upcoming', 'upcoming'], 2],
  ['a part came before its day', 70_000n, '2026-11-20', ['part_paid', 'upcoming', 'upcoming'], 1],
  ['a part came, its day has passed', 70_000n, '2026-12-05', ['late', 'upcoming', 'upcoming'], 1],
  ['a part came, today is its day', 70_000n, '2026-12-01', ['due', 'upcoming', 'upcoming'], 1],
  ['one and a half are paid ahead', 45_000n, '2026-11-20', ['paid', 'part_paid', 'upcoming'], 2],
  ['two missed', 90_000n, '2027-01-02', ['late', 'late', 'upcoming'], 1],
  ['all is paid early', 0n, '2026-11-20', ['paid', 'paid', 'paid'], null],
  ['more than all is paid', -500n, '2026-11-20', ['paid', 'paid', 'paid'], null],
  ['money was given back', 95_000n, '2027-01-02', ['late', 'late', 'upcoming'], 1],
])('%s', (_rule, balance, today, statuses, next) => {
  const found = standing(balance, today)
  expect(found.instalments.map(({ status }) => status)).toEqual(statuses)
  expect(found.next?.position ?? null).toBe(next)
  expect(found.isComplete).toBe(next === null)
})

test('an instalment moved behind a later one is filled after it', () => {
  const moved = [row(1, '2027-03-01', 30_000n), row(2, '2027-01-01', 30_000n)]
  const found = planStanding({ covered: usd(60_000n), balance: usd(40_000n), rows: moved, today: day('2026-12-01') })
  expect(found.instalments.map(({ position, paid }) => [position, paid.minor])).toEqual([
    [2, 20_000n],
    [1, 0n],
  ])
})

test('the parts always sum to what is open, and a later one has nothing before an earlier one is whole', () => {
  const anyRows = fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 7n }), fc.integer({ min: 0, max: 400 })), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(
      anyRows,
      fc.bigInt({ min: -(10n ** 6n), max: 10n ** 9n }),
      fc.integer({ min: 0, max: 400 }),
      (made, balance, at) => {
        const first = day('2026-12-01')
        const agreed = made.map(([minor, days], index) => ({
          position: index + 1,
          dueOn: first.add({ days }),
          amount: usd(minor),
        }))
        const covered = sumMoney(
          agreed.map(({ amount }) => amount),
          'USD',
        )
        const found = planStanding({ covered, balance: usd(balance), rows: agreed, today: first.add({ days: at }) })
        const paid = sumMoney(
          found.instalments.map((instalment) => instalment.paid),
          'USD',
        )
        const open = sumMoney(
          found.instalments.map((instalment) => instalment.open),
          'USD',
        )
        expect(addMoney(paid, open)).toEqual(covered)
        expect([paid, open]).toEqual([found.paid, found.remaining])
        const firstOpen = found.instalments.findIndex((instalment) => instalment.open.minor > 0n)
        if (firstOpen >= 0)
          for (const later of found.instalments.slice(firstOpen + 1)) expect(later.paid.minor).toBe(0n)
        expect(found.next === null).toBe(found.isComplete)
      },
    ),
  )
})

test('the order of payments does not matter, only what is left', () => {
  const parts = fc.shuffledSubarray([10_000n, 20_000n, 15_000n, 5_000n], { minLength: 4, maxLength: 4 })
  const end = standing(40_000n, '2026-12-15')
  fc.assert(
    fc.property(parts, (payments) => {
      const balance = payments.reduce((left, payment) => left - payment, 90_000n)
      expect(standing(balance, '2026-12-15')).toEqual(end)
    }),
  )
})
