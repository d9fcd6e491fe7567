import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareInstants, daysBetween, todayIn } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import { isSendDay } from '../calendar/send-calendar.ts'
import { at, factsWith, tenOn } from './sample-facts.ts'
import type { FactChanges } from './sample-facts.ts'
import { sendAfterApproval, slowestPace } from './send-after-approval.ts'
import type { Pace } from './send-after-approval.ts'
import { inContactWindow } from './send-window.ts'

const pace: Pace = { minGapDays: 1, maxContactsPerWeek: 3 }
// Thursday 12 March 2026, ten in the morning in New York.
const now = tenOn('2026-03-12')
const sending = (facts: FactChanges, planned: Instant[] = [], over: { pace?: Pace | null; now?: Instant } = {}) =>
  sendAfterApproval(factsWith(facts), over.pace === undefined ? pace : over.pace, planned, over.now ?? now)
const mondayToFriday = { sendDays: [1, 2, 3, 4, 5], holidays: new Set(['2026-03-13']) }
const tokyo = { client: { timeZone: 'Asia/Tokyo' } }
const threeThisWeek = ['2026-03-08', '2026-03-09', '2026-03-10'].map(tenOn)

test.each<[string, Instant, Instant]>([
  ['at once, inside the window and with nothing in between', sending({}), now],
  ['before the send hour too', sending({}, [], { now: at('2026-03-12T12:10:00Z') }), at('2026-03-12T12:10:00Z')],
  ['not before the window', sending({}, [], { now: at('2026-03-12T10:00:00Z') }), at('2026-03-12T13:00:00Z')],
  ['not after the window', sending({}, [], { now: at('2026-03-13T01:00:00Z') }), at('2026-03-13T13:00:00Z')],
  ['by the client’s clock', sending(tokyo), at('2026-03-13T00:00:00Z')],
  [
    'not on a day on which the business is silent',
    sending({ business: { calendar: mondayToFriday } }, [], { now: tenOn('2026-03-13') }),
    at('2026-03-16T13:00:00Z'),
  ],
  ['not on the day of the last contact', sending({ client: { lastContactAt: now } }), at('2026-03-13T13:00:00Z')],
  ['not on a day that another message has', sending({}, [now]), at('2026-03-13T13:00:00Z')],
  [
    'not on the day before or after one, where the gap is longer',
    sending({}, [tenOn('2026-03-13')], { pace: { ...pace, minGapDays: 2 } }),
    at('2026-03-15T13:00:00Z'),
  ],
  [
    'not a fourth time within a week',
    sending({ client: { lastContactAt: tenOn('2026-03-10'), recentContacts: threeThisWeek } }),
    at('2026-03-15T13:00:00Z'),
  ],
  [
    'a summary of a call is no chase contact',
    sending({ client: { lastContactAt: now, recentContacts: threeThisWeek } }, [now], { pace: null }),
    now,
  ],
])('it goes out %s', (_rule, actual, expected) => expect(actual.toString()).toBe(expected.toString()))

test('of several policies the slowest counts, and never more than one contact a day', () => {
  expect(slowestPace([{ minGapDays: 0, maxContactsPerWeek: 5 }])).toEqual({ minGapDays: 1, maxContactsPerWeek: 5 })
  expect(slowestPace([pace, { minGapDays: 3, maxContactsPerWeek: 2 }])).toEqual({
    minGapDays: 3,
    maxContactsPerWeek: 2,
  })
})

const zones = ['America/New_York', 'Asia/Tokyo', 'Pacific/Auckland', 'Europe/Berlin']
const someDays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })
const somePace = fc.record({
  minGapDays: fc.integer({ min: 1, max: 4 }),
  maxContactsPerWeek: fc.integer({ min: 1, max: 7 }),
})

test('law: however many are approved at once, each has a send day of its own, and no week is crowded', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 * 24 }),
      fc.constantFrom(...zones),
      someDays,
      somePace,
      (hours, timeZone, sendDays, slow) => {
        const start = now.add({ hours })
        const facts = factsWith({
          client: { timeZone, lastContactAt: start, recentContacts: [start] },
          business: { calendar: { sendDays, holidays: new Set() } },
        })
        const planned: Instant[] = []
        for (let count = 0; count < 4; count += 1) planned.push(sendAfterApproval(facts, slow, planned, start))
        for (const instant of planned) {
          expect(compareInstants(instant, start)).toBe(1)
          expect(inContactWindow(instant, timeZone, facts.business)).toBe(true)
        }
        const days = [start, ...planned].map((instant) => todayIn(facts.business.timeZone, instant))
        for (const [n, each] of days.entries()) {
          const later = days.slice(n + 1).map((other) => daysBetween(each, other))
          if (n > 0) expect(isSendDay(each, facts.business.calendar)).toBe(true)
          for (const gap of later) expect(gap).toBeGreaterThanOrEqual(slow.minGapDays)
          expect(later.filter((gap) => gap < 7).length).toBeLessThan(slow.maxContactsPerWeek)
        }
      },
    ),
    { numRuns: 60 },
  )
})
