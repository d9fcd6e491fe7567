import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { compareDays } from '../business-day.ts'
import { everyDay, isSendDay } from '../calendar/send-calendar.ts'
import { asksForMoney, instalmentMoments, isOpenOn } from './instalment-ladder.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const weekdays = { sendDays: [1, 2, 3, 4, 5], holidays: new Set(['2026-12-25', '2026-12-28']) }
const moments = (dueOn: string, calendar = everyDay, debitOn: string | null = null) =>
  instalmentMoments(day(dueOn), calendar, debitOn === null ? null : day(debitOn)).map(
    ({ step, from, until }) => `${step} ${from.toString().slice(5)}–${until?.toString().slice(5) ?? ''}`,
  )

test.each<[string, ReturnType<typeof moments>, string[]]>([
  [
    'three days before, on the day, three and seven days after',
    moments('2026-12-10'),
    ['upcoming 12-07–12-09', 'due 12-10–12-10', 'missed 12-13–12-16', 'missed_again 12-17–12-23'],
  ],
  [
    'what announces comes before a weekend, what follows comes after it',
    moments('2026-12-12', weekdays),
    ['upcoming 12-09–12-10', 'due 12-11–12-12', 'missed 12-15–12-20', 'missed_again 12-21–12-27'],
  ],
  [
    'two on one day are said as the later one',
    moments('2026-12-27', weekdays),
    ['due 12-24–12-27', 'missed 12-30–01-03', 'missed_again 01-04–01-10'],
  ],
  ['a debit is announced once, however late', moments('2026-12-10', everyDay, '2026-12-10'), ['autopay 12-07–']],
  [
    'before the weekend where that is three days before',
    moments('2026-12-16', weekdays, '2026-12-16'),
    ['autopay 12-11–'],
  ],
])('%s', (_rule, found, expected) => expect(found).toEqual(expected))

test('no two are open on one day, all begin on a day to write on, and what announces is true while it is open', () => {
  const anyDay = fc.integer({ min: 0, max: 720 }).map((days) => day('2026-01-01').add({ days }))
  const anyDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  fc.assert(
    fc.property(anyDay, anyDays, fc.array(anyDay, { maxLength: 6 }), (dueOn, sendDays, holidays) => {
      const calendar = { sendDays, holidays: new Set(holidays.map(String)) }
      const found = instalmentMoments(dueOn, calendar, null)
      for (
        let at = dueOn.subtract({ days: 40 });
        compareDays(at, dueOn.add({ days: 60 })) < 0;
        at = at.add({ days: 1 })
      ) {
        const open = found.filter((moment) => isOpenOn(moment, at))
        expect(open.length).toBeLessThanOrEqual(1)
        const [{ step } = { step: null }] = open
        if (step === 'upcoming') expect(compareDays(at, dueOn)).toBe(-1)
        if (step === 'due') expect(compareDays(at, dueOn)).toBeLessThanOrEqual(0)
        if (step === 'missed' || step === 'missed_again') expect(compareDays(at, dueOn)).toBe(1)
      }
      for (const { from } of found) expect(isSendDay(from, calendar)).toBe(true)
    }),
  )
})

test('announcements ask for nothing', () =>
  expect((['upcoming', 'due', 'missed', 'missed_again', 'autopay'] as const).filter(asksForMoney)).toEqual([
    'due',
    'missed',
    'missed_again',
  ]))
