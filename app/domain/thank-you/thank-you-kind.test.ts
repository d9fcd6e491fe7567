import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { thankYouKind } from './thank-you-kind.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const due = [day('2026-03-12')]

test.each([
  ['2026-03-07', 0n, 'early'],
  ['2026-03-08', 0n, 'on_time'],
  ['2026-03-12', 0n, 'on_time'],
  ['2026-03-13', 0n, 'late'],
  ['2026-03-01', 1n, 'partial'],
] as const)('paid on %s with %s left is %s', (paidOn, minor, kind) =>
  expect(thankYouKind(due, day(paidOn), { minor, currency: 'USD' })).toBe(kind),
)

test('of several invoices one late makes it late, and only all early early', () => {
  const none = { minor: 0n, currency: 'USD' }
  expect(thankYouKind([...due, day('2026-03-01')], day('2026-03-02'), none)).toBe('late')
  expect(thankYouKind([...due, day('2026-03-03')], day('2026-03-02'), none)).toBe('on_time')
})
