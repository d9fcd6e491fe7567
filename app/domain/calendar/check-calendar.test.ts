import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { nextSendDays, reachesSendDays } from './check-calendar.ts'
import { everyDay } from './send-calendar.ts'

const from = Temporal.PlainDate.from('2026-12-24')
const workdays = [1, 2, 3, 4, 5]
const christmas = new Set(['2026-12-25', '2027-01-01'])
const days = (count: number) => Array.from({ length: count }, (_, n) => from.add({ days: n }).toString())

test.each([
  ['every day of the week sends', everyDay, true],
  ['workdays and some holidays', { sendDays: workdays, holidays: christmas }, true],
  ['two months off', { sendDays: everyDay.sendDays, holidays: new Set(days(70)) }, false],
])('%s', (_rule, calendar, reaches) => expect(reachesSendDays(calendar, from)).toBe(reaches))

test('the next send days leave out weekends and holidays', () =>
  expect(nextSendDays({ sendDays: workdays, holidays: christmas }, from, 4).map(String)).toEqual([
    '2026-12-24',
    '2026-12-28',
    '2026-12-29',
    '2026-12-30',
  ]))
