import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { invoiceDays } from './invoice-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['2026-12-01', '2026-12-01', '2026-12-15', false],
  ['2026-12-01', '2026-12-09', '2026-12-23', true],
])('the period of %s made on %s is due on %s', (period, today, dueOn, isLate) => {
  const days = invoiceDays(day(period), day(today), 14)
  expect([days.issuedOn.toString(), days.dueOn.toString(), days.isLate]).toEqual([period, dueOn, isLate])
})
