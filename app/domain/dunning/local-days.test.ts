import { afterEach, describe, expect, test, vi } from 'vitest'
import { addDays, compareInstants, startOfDay } from '../business-day.ts'
import type { Instant } from '../business-day.ts'
import { holidaysOf } from '../calendar/holidays.ts'
import type { SendCalendar } from '../calendar/send-calendar.ts'
import { invoiceId } from '../ids.ts'
import { startChase } from './chase-world.ts'
import { work } from './chase-worker.ts'
import { decideDunning } from './decide-dunning.ts'
import { defaultSendHours } from './dunning-facts.ts'
import { nextSendInstant } from './send-window.ts'
import { at, day, factsWith, holdWith, invoiceWith, step } from './sample-facts.ts'

afterEach(() => vi.unstubAllEnvs())

const lives = ['Pacific/Kiritimati', 'America/St_Johns', 'Europe/Berlin', 'Pacific/Apia', 'America/New_York']
const turns = [
  ['the clocks go forward in Berlin, 02:30 is missing', '2026-03-29'],
  ['the clocks go back in Berlin, 02:30 comes twice', '2026-10-25'],
  ['the clocks go forward in St. John’s', '2026-03-08'],
  ['the clocks go back in St. John’s', '2026-11-01'],
  ['a leap day', '2028-02-29'],
  ['the turn of the year', '2026-12-31'],
] as const

/** Looks and sends every half hour around a day, as a worker does; when each contact was, in the client's own zone. */
function contactsAround(dueOn: string, zone: string): string[] {
  const facts = factsWith({
    business: { timeZone: zone },
    client: { timeZone: zone },
    invoices: [invoiceWith({ issuedOn: addDays(day(dueOn), -30), dueOn: day(dueOn) })],
  })
  let moment = startOfDay(addDays(day(dueOn), -7), zone)
  const end = startOfDay(addDays(day(dueOn), 9), zone)
  const world = startChase(facts, moment)
  for (; compareInstants(moment, end) < 0; moment = moment.add({ minutes: 30 })) work(world, moment)
  return world.contacts.map(
    ({ at: then, items }) => `${clockIn(zone, then)} ${items.map(({ stage }) => stage.key).join('+')}`,
  )
}

function clockIn(zone: string, instant: Instant): string {
  return instant.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16).replace('T', ' ')
}

describe.each(turns)('%s', (_what, dueOn) => {
  test.each(lives)('R6: each stage once, on its own local day, in %s', (zone) => {
    const on = (days: number) => addDays(day(dueOn), days).toString()
    expect(contactsAround(dueOn, zone)).toEqual([
      `${on(-5)} 09:00 courtesy`,
      `${on(0)} 09:00 due_today`,
      `${on(1)} 09:00 day_after`,
      `${on(7)} 09:00 first_follow_up`,
    ])
  })

  test('R6: the zone of the process changes nothing', () => {
    const told = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map((zone) => {
      vi.stubEnv('TZ', zone)
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
      return lives.map((life) => contactsAround(dueOn, life))
    })
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })
})

test.each([
  ['that does not exist is moved past the gap', '2026-03-29T00:00:00Z', '2026-03-29T01:00:00Z'],
  ['that comes twice is its first occurrence', '2026-10-24T23:00:00Z', '2026-10-25T00:00:00Z'],
])('R6: a send hour %s', (_what, earliest, expected) => {
  const atTwo = { ...defaultSendHours, sendHour: 2, sendFromHour: 0 }
  expect(nextSendInstant(at(earliest), 'Europe/Berlin', atTwo).toString()).toBe(expected)
})

const weekdays = (country: string): SendCalendar => ({
  sendDays: [1, 2, 3, 4, 5],
  holidays: new Set(holidaysOf(country, null, 2026, 2027).map((holiday) => holiday.day.toString())),
})

// A first follow-up is due seven days after the due date.
test.each([
  ['on its day', '2026-11-11', '2026-11-18T12:00:00Z', '2026-11-18 09:00'],
  ['before the send hour: at the send hour', '2026-11-11', '2026-11-18T07:00:00Z', '2026-11-18 09:00'],
  ['after the window: the next morning', '2026-11-11', '2026-11-19T02:00:00Z', '2026-11-19 09:00'],
  ['on a Saturday: on Monday', '2026-11-07', '2026-11-14T15:00:00Z', '2026-11-16 09:00'],
  ['on Friday night: on Monday', '2026-11-13', '2026-11-21T02:00:00Z', '2026-11-23 09:00'],
  ['on Thanksgiving: the day after', '2026-11-19', '2026-11-26T15:00:00Z', '2026-11-27 09:00'],
  ['on Christmas, a Friday: after the weekend', '2026-12-18', '2026-12-25T15:00:00Z', '2026-12-28 09:00'],
])('R7: a follow-up that falls %s goes out, later and not never', (_when, dueOn, now, expected) => {
  const behind = (['courtesy', 'due_today', 'day_after'] as const).map((key, n) =>
    step(key, 'completed', addDays(day(dueOn), [-5, 0, 1][n] ?? 0).toString()),
  )
  const facts = factsWith({
    business: { calendar: weekdays('US') },
    invoices: [invoiceWith({ issuedOn: addDays(day(dueOn), -30), dueOn: day(dueOn), steps: behind })],
  })
  const world = startChase(facts, at(now))
  for (let moment = at(now); world.contacts.length === 0; moment = moment.add({ minutes: 30 })) work(world, moment)
  expect(world.contacts.map(({ at: then }) => clockIn('America/New_York', then))).toEqual([expected])
})

describe('R11: seven invoices of one client due on one day', () => {
  const seven = (change: Partial<ReturnType<typeof invoiceWith>>, ...rested: number[]) =>
    Array.from({ length: 7 }, (_, n) =>
      invoiceWith({
        ...{ id: invoiceId(`i-${n}`), number: `${n}`, dueOn: day('2026-03-12') },
        steps: (['courtesy', 'due_today', 'day_after'] as const).map((key) => step(key, 'completed', '2026-03-13')),
        ...(rested.includes(n) ? change : {}),
      }),
    )
  const spokenOf = (invoices: ReturnType<typeof invoiceWith>[]) => {
    const decision = decideDunning(factsWith({ invoices }), at('2026-03-19T14:00:00Z'))
    return decision.kind === 'remind' ? decision.items.map((item) => item.invoiceId) : decision.kind
  }
  const paused = { holds: [holdWith({ until: day('2026-04-01') })] }

  test('R11: are one mail', () => expect(spokenOf(seven({}))).toHaveLength(7))
  test('R11: those that are paused are left out of it', () =>
    expect(spokenOf(seven(paused, 1, 4))).toEqual(['i-0', 'i-2', 'i-3', 'i-5', 'i-6']))
  test('R11: one that is paused in part stays in it', () => {
    const part = { holds: [holdWith({ until: day('2026-04-01'), amount: { minor: 100n, currency: 'USD' } })] }
    expect(spokenOf(seven(part, 3))).toHaveLength(7)
  })
  test('R11: all paused is no mail', () => expect(spokenOf(seven(paused, 0, 1, 2, 3, 4, 5, 6))).toBe('hold'))
  test('R11: a pause of the client is a pause of all', () => {
    const ofClient = { holds: [holdWith({ scope: 'client', until: day('2026-04-01') })] }
    expect(spokenOf(seven(ofClient, 0, 1, 2, 3, 4, 5, 6))).toBe('hold')
  })
})
