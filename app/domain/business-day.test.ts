import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import {
  addDays,
  atLocalHour,
  dateOf,
  daysBetween,
  earliestInstant,
  endOfMonth,
  formatDay,
  instantOf,
  isTimeZone,
  parseDay,
  startOfDay,
  todayIn,
} from './business-day.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const instant = (text: string) => Temporal.Instant.from(text)
const zones = [
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/St_Johns',
  'Europe/Berlin',
  'America/New_York',
  'UTC',
]
const anyInstant = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))

test.each([
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-2-3', false],
  ['2026-01-01T00:00', false],
  ['+002026-01-01', false],
  ['', false],
])('%j is a calendar day: %s', (text, exists) => expect(parseDay(text)?.toString() ?? null).toBe(exists ? text : null))

test('days added are days between, over leap days and clock changes', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5_000, max: 5_000 }), (days) => {
      expect(daysBetween(day('2028-02-28'), addDays(day('2028-02-28'), days))).toBe(days)
    }),
  )
})

test('the day after 28 February of a leap year is the 29th', () =>
  expect(addDays(day('2028-02-28'), 1).toString()).toBe('2028-02-29'))

test.each([
  ['2026-02-10', '2026-02-28'],
  ['2028-02-01', '2028-02-29'],
  ['2026-12-31', '2026-12-31'],
])('the month of %s ends on %s', (text, end) => expect(endOfMonth(day(text)).toString()).toBe(end))

test.each([
  [
    'on the far side of the date line it is already tomorrow',
    'Pacific/Kiritimati',
    '2026-03-11T10:00:00Z',
    '2026-03-12',
  ],
  ['and on the other side still yesterday', 'Pacific/Pago_Pago', '2026-03-11T10:00:00Z', '2026-03-10'],
  ['half-hour zones turn at half past', 'America/St_Johns', '2026-03-12T02:29:59Z', '2026-03-11'],
  ['and not before', 'America/St_Johns', '2026-03-12T02:30:00Z', '2026-03-12'],
  ['New Year comes by the zone', 'Europe/Berlin', '2026-12-31T23:00:00Z', '2027-01-01'],
])('%s', (_rule, zone, at, expected) => expect(todayIn(zone, instant(at)).toString()).toBe(expected))

test.each([
  ['nine in the morning in winter', '2026-03-28', 9, 'Europe/Berlin', '2026-03-28T08:00:00Z'],
  ['nine in the morning after the clocks went forward', '2026-03-29', 9, 'Europe/Berlin', '2026-03-29T07:00:00Z'],
  ['an hour that does not exist moves past the gap', '2026-03-29', 2, 'Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['an hour that comes twice is the first one', '2026-10-25', 2, 'Europe/Berlin', '2026-10-25T00:00:00Z'],
  ['nine on the far side of the date line', '2026-03-12', 9, 'Pacific/Kiritimati', '2026-03-11T19:00:00Z'],
  ['nine in a half-hour zone', '2028-02-29', 9, 'America/St_Johns', '2028-02-29T12:30:00Z'],
])('%s', (_rule, text, hour, zone, expected) => expect(atLocalHour(day(text), hour, zone).toString()).toBe(expected))

test('an hour of a day in a zone lies on that day, whatever the clocks do', () => {
  fc.assert(
    fc.property(anyInstant, fc.constantFrom(...zones), fc.integer({ min: 0, max: 23 }), (at, zone, hour) => {
      const today = todayIn(zone, at)
      expect(todayIn(zone, atLocalHour(today, hour, zone)).equals(today)).toBe(true)
      expect(todayIn(zone, startOfDay(today, zone)).equals(today)).toBe(true)
    }),
  )
})

test('instants and dates are the same moment', () => {
  const date = new Date('2026-03-12T09:00:00.123Z')
  expect(dateOf(instantOf(date))).toEqual(date)
})

test('the earliest instant ignores what will never come', () => {
  expect(earliestInstant([null, instant('2026-01-02T00:00Z'), instant('2026-01-01T00:00Z')])?.toString()).toBe(
    '2026-01-01T00:00:00Z',
  )
  expect(earliestInstant([null])).toBeNull()
})

test.each([
  ['Europe/Berlin', true],
  ['Mars/Olympus', false],
])('%s is a time zone: %s', (zone, known) => expect(isTimeZone(zone)).toBe(known))

test.each([
  ['en-US', 'weekday', 'Friday, 12 March'],
  ['en-GB', 'weekday', 'Friday, 12 March'],
  ['en-US', 'short', '12 March'],
  ['en-US', 'long', '12 March 2027'],
  ['en-US', 'full', 'Friday, 12 March 2027'],
  ['en-US', 'name', 'Friday'],
  ['de-DE', 'weekday', 'Freitag, 12. März'],
  ['fr-FR', 'long', '12 mars 2027'],
] as const)('in %s, style %s, a day reads %s', (locale, style, text) =>
  expect(formatDay(day('2027-03-12'), locale, style)).toBe(text),
)
