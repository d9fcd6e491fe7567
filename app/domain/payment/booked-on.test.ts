import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { bookedOn } from './booked-on.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['the day it came', '2026-11-20', ['2026-11-01'], '2026-11-20'],
  ['paid in advance: the day the invoice was issued', '2026-10-20', ['2026-11-01'], '2026-11-01'],
  ['the last of several', '2026-10-20', ['2026-11-01', '2026-11-09', '2026-11-02'], '2026-11-09'],
  ['credit that no invoice takes', '2026-10-20', [], '2026-10-20'],
  ['no day to come', '2026-12-20', ['2026-11-01'], '2026-11-23'],
  ['an invoice of a day to come', '2026-11-20', ['2026-12-01'], '2026-11-23'],
])('%s', (_what, received, notBefore, expected) => {
  expect(bookedOn(day(received), notBefore.map(day), day('2026-11-23')).toString()).toBe(expected)
})
