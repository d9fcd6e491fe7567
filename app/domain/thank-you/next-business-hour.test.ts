import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { everyDay } from '../calendar/send-calendar.ts'
import { nextBusinessHour } from './next-business-hour.ts'

const weekdays = { sendDays: [1, 2, 3, 4, 5], holidays: new Set(['2026-12-25']) }
const newYork = { clientZone: 'America/New_York', businessZone: 'America/New_York' }

test.each([
  ['in waking hours at once', '2026-12-03T15:07:00Z', everyDay, '2026-12-03T15:07:00Z'],
  ['at night the next morning at eight', '2026-12-04T03:00:00Z', everyDay, '2026-12-04T13:00:00Z'],
  ['on a Saturday the Monday after, where weekends rest', '2026-12-05T15:00:00Z', weekdays, '2026-12-07T13:00:00Z'],
  ['on Christmas the Monday after, too', '2026-12-25T15:00:00Z', weekdays, '2026-12-28T13:00:00Z'],
  ['on a Saturday at once, where every day is a send day', '2026-12-05T15:00:00Z', everyDay, '2026-12-05T15:00:00Z'],
])('rule 21: thanks go out %s', (_rule, earliest, calendar, expected) =>
  expect(nextBusinessHour(Temporal.Instant.from(earliest), { ...newYork, calendar }).toString()).toBe(expected),
)

test('rule 21: the hour is the client’s, the day the business’s', () => {
  const where = { clientZone: 'Asia/Tokyo', businessZone: 'America/New_York', calendar: weekdays }
  // Friday 20:00 in New York is Saturday 10:00 in Tokyo: still Friday's business.
  expect(nextBusinessHour(Temporal.Instant.from('2026-12-05T01:00:00Z'), where).toString()).toBe('2026-12-05T01:00:00Z')
  expect(nextBusinessHour(Temporal.Instant.from('2026-12-05T06:00:00Z'), where).toString()).toBe('2026-12-07T05:00:00Z')
})
