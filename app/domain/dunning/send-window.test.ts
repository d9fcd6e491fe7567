import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { addDays, compareInstants, startOfDay, todayIn } from '../business-day.ts'
import { defaultSendHours } from './dunning-facts.ts'
import { at } from './sample-facts.ts'
import { inContactWindow, nextSendInstant } from './send-window.ts'

test.each([
  ['before the send hour: at the send hour', 'Europe/Berlin', '2026-03-12T05:00:00Z', '2026-03-12T08:00:00Z'],
  ['within the window: at once', 'Europe/Berlin', '2026-03-12T15:20:00Z', '2026-03-12T15:20:00Z'],
  ['one second before the window closes: at once', 'Europe/Berlin', '2026-03-12T18:59:59Z', '2026-03-12T18:59:59Z'],
  ['when the window has closed: the next morning', 'Europe/Berlin', '2026-03-12T19:00:00Z', '2026-03-13T08:00:00Z'],
  ['the next morning after the clocks went forward', 'Europe/Berlin', '2026-03-28T20:00:00Z', '2026-03-29T07:00:00Z'],
  ['the next morning after the clocks went back', 'Europe/Berlin', '2026-10-24T20:00:00Z', '2026-10-25T08:00:00Z'],
  ['by the client’s clock, half-hour zones too', 'America/St_Johns', '2026-03-12T05:00:00Z', '2026-03-12T11:30:00Z'],
  ['across the date line', 'Pacific/Kiritimati', '2026-03-12T05:00:00Z', '2026-03-12T05:00:00Z'],
])('%s', (_rule, zone, earliest, expected) =>
  expect(nextSendInstant(at(earliest), zone, defaultSendHours).toString()).toBe(expected),
)

const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns', 'Europe/Berlin', 'Asia/Kathmandu']
const anyInstant = fc
  .integer({ min: Date.UTC(2025, 0), max: Date.UTC(2029, 0) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))

test('is never in the past, always in the window, and at most a day ahead', () => {
  fc.assert(
    fc.property(anyInstant, fc.constantFrom(...zones), (earliest, zone) => {
      const sendAt = nextSendInstant(earliest, zone, defaultSendHours)
      expect(compareInstants(sendAt, earliest)).not.toBe(-1)
      expect(inContactWindow(sendAt, zone, defaultSendHours)).toBe(true)
      expect(earliest.until(sendAt, { largestUnit: 'hour' }).hours).toBeLessThanOrEqual(24)
    }),
  )
})

test('every day of every business has a moment at which every client may be written to', () => {
  fc.assert(
    fc.property(anyInstant, fc.constantFrom(...zones), fc.constantFrom(...zones), (moment, business, client) => {
      const today = todayIn(business, moment)
      const sendAt = nextSendInstant(startOfDay(today, business), client, defaultSendHours)
      expect(compareInstants(sendAt, startOfDay(addDays(today, 1), business))).toBe(-1)
    }),
  )
})

test('a message sent by hand need not wait for the send hour', () => {
  expect(inContactWindow(at('2026-03-12T07:30:00Z'), 'Europe/Berlin', defaultSendHours)).toBe(true)
  expect(inContactWindow(at('2026-03-12T06:59:59Z'), 'Europe/Berlin', defaultSendHours)).toBe(false)
})
