import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { calendarFor, leavesEnough } from './quiet-days.ts'
import { everyDay, isSendDay, rollForward } from './send-calendar.ts'

const weekdays = [1, 2, 3, 4, 5]
const calendar = { sendDays: weekdays, holidays: new Set(['2026-12-25']) }
const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['no wish changes nothing', [], weekdays],
  ['Mondays and Fridays are quiet', [1, 5], [2, 3, 4]],
  ['a day on which nobody writes is quiet already', [6], weekdays],
  ['a wish that leaves no day counts no more', [1, 2, 3, 4, 5], weekdays],
])('%s', (_rule, quiet, left) => expect(calendarFor(calendar, quiet).sendDays).toEqual(left))

test('what would go out on a quiet Friday goes out on the Monday after, and never on a holiday', () => {
  expect(rollForward(day('2026-12-18'), calendarFor(calendar, [5])).toString()).toBe('2026-12-21')
  expect(isSendDay(day('2026-12-25'), calendarFor(calendar, [1]))).toBe(false)
})

test.each([
  ['five of seven days may be quiet', everyDay.sendDays, [1, 2, 3, 4, 5], true],
  ['six may not', everyDay.sendDays, [1, 2, 3, 4, 5, 6], false],
  ['the days count on which the business writes', weekdays, [1, 2, 3, 6], true],
  ['and not the others', weekdays, [1, 2, 3, 4], false],
  ['a business that writes on one day keeps it', [2], [1, 3], true],
  ['and no client takes it away', [2], [2], false],
])('%s', (_rule, sendDays, quiet, enough) => expect(leavesEnough(sendDays, quiet)).toBe(enough))
