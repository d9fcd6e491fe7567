import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { money } from '../money.ts'
import { acceptsByItself, brokenLimits, guardRails, mostAllowed, planFaults, planLimits } from './check-plan.ts'
import { defaultPlanRules } from './plan-rules.ts'
import type { PlanRules } from './plan-rules.ts'
import { planRows } from './plan-schedule.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => money(minor, 'USD')
const today = day('2026-11-23')
const rules = defaultPlanRules('USD')
const row = (dueOn: string, minor: bigint) => ({ dueOn: day(dueOn), amount: usd(minor) })
const thirds = [row('2026-12-01', 30_000n), row('2027-01-01', 30_000n), row('2027-02-01', 40_000n)]
const total = usd(100_000n)

test.each<[string, ReturnType<typeof row>[], string[]]>([
  ['rows that fit', thirds, []],
  ['today is a day', [row('2026-11-23', 100_000n)], []],
  ['no rows', [], ['no_rows']],
  ['a row of nothing', [row('2026-12-01', 0n), row('2027-01-01', 100_000n)], ['not_positive']],
  ['another currency', [{ dueOn: today, amount: money(100_000n, 'EUR') }], ['not_positive']],
  ['yesterday', [row('2026-11-22', 100_000n)], ['in_past']],
  ['twice on a day', [row('2026-12-01', 50_000n), row('2026-12-01', 50_000n)], ['not_ascending']],
  ['a cent too little', [row('2026-12-01', 99_999n)], ['sum_off']],
  ['backwards and off', [row('2027-12-01', 1n), row('2026-12-01', 1n)], ['not_ascending', 'sum_off']],
])('%s', (_rule, rows, faults) => expect(planFaults(rows, { total, today }).map(({ kind }) => kind)).toEqual(faults))

test('how much rows are off is said', () => {
  expect(planFaults([row('2026-12-01', 99_000n)], { total, today })).toEqual([{ kind: 'sum_off', by: usd(-1_000n) }])
})

describe('limits', () => {
  const rails = (rows: readonly ReturnType<typeof row>[], over: Partial<PlanRules> = {}) =>
    brokenLimits(guardRails(rows, planLimits({ ...rules, ...over }, total, today)))

  test.each<[string, ReturnType<typeof row>[], Partial<PlanRules>, string[]]>([
    ['three in three months', thirds, {}, []],
    ['more than allowed', thirds, { maxInstalments: 2 }, ['count']],
    ['longer than allowed', [row('2026-12-01', 50_000n), row('2027-06-02', 50_000n)], {}, ['months']],
    ['exactly as long as allowed', [row('2026-12-01', 50_000n), row('2027-06-01', 50_000n)], {}, []],
    ['an instalment of $49.99', [row('2026-12-01', 4_999n), row('2027-01-01', 95_001n)], {}, ['smallest']],
    ['of $50.00', [row('2026-12-01', 5_000n), row('2027-01-01', 95_000n)], {}, []],
    ['a first payment too small', thirds, { minFirstBps: 3_001 }, ['first_share']],
    ['just large enough', thirds, { minFirstBps: 3_000 }, []],
    ['begun on the 31st day', [row('2026-12-24', 100_000n)], {}, []],
    ['begun on the 32nd', [row('2026-12-25', 100_000n)], {}, ['first_day']],
  ])('%s', (_rule, rows, over, broken) => expect(rails(rows, over)).toEqual(broken))

  test('what is too small to be divided is known beforehand', () => {
    const most = (minor: bigint) => mostAllowed(planLimits(rules, usd(minor), today), usd(minor))
    expect([9_999n, 10_000n, 29_999n, 100_000n].map(most)).toEqual([1, 2, 5, 6])
  })

  test('as many equal instalments as are allowed never break the smallest', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10_000n, max: 10n ** 8n }), (minor) => {
        const limits = planLimits(rules, usd(minor), today)
        const count = mostAllowed(limits, usd(minor))
        const rows = planRows({ total: usd(minor), count, firstOn: today, rhythm: 'weekly', downPayment: null })
        if (!rows.ok) throw new Error(rows.reason)
        expect(brokenLimits(guardRails(rows.value, limits))).toEqual([])
      }),
    )
  })
})

test('a proposal agrees by itself only inside every limit and up to the sum the owner named', () => {
  const rails = guardRails(thirds, planLimits(rules, total, today))
  const upTo = (autoAcceptMaxMinor: bigint | null) => acceptsByItself({ ...rules, autoAcceptMaxMinor }, total, rails)
  expect([null, 99_999n, 100_000n].map(upTo)).toEqual([false, false, true])
  const late = guardRails([row('2026-12-25', 100_000n)], planLimits(rules, total, today))
  expect(acceptsByItself({ ...rules, autoAcceptMaxMinor: 10n ** 9n }, total, late)).toBe(false)
})
