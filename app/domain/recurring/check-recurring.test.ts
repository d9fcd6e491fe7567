import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { checkRecurring } from './check-recurring.ts'
import type { RecurringToCheck } from './check-recurring.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const wish: RecurringToCheck = {
  rhythm: { every: 1, unit: 'month', startOn: day('2026-12-01'), monthEnd: false },
  end: { endOn: null, countMax: null },
  ...{ termsDays: 14, currency: 'USD', pricing: { taxInclusive: false, rebateBps: 0 } },
  lines: [{ quantity: '2', unitAmount: 5_000n, taxRate: '10' }],
}

test('one invoice comes to what its lines come to', () => {
  const checked = checkRecurring(wish)
  expect(checked.ok && checked.value.minor).toBe(11_000n)
})

test.each<[string, Partial<RecurringToCheck>]>([
  ['no_period', { end: { endOn: day('2026-11-30'), countMax: null } }],
  ['no_lines', { lines: [] }],
  ['nothing_to_pay', { lines: [{ quantity: '1', unitAmount: 0n, taxRate: '0' }] }],
  ['negative_total', { lines: [{ quantity: '-1', unitAmount: 100n, taxRate: '0' }] }],
  ['due_too_late', { termsDays: 5_000 }],
])('%s', (reason, over) => {
  const checked = checkRecurring({ ...wish, ...over })
  expect(!checked.ok && checked.reason).toBe(reason)
})
