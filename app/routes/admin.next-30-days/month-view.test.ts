import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { StepCount } from '#app/db/read/dry-run.server.ts'
import { monthView, sortOf, sortWords } from './month-view.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const counted = (onDay: string, count: number, change: Partial<StepCount> = {}): StepCount => ({
  ...{ onDay: day(onDay), channel: 'email', needsApproval: false, count },
  ...change,
})

test('every day of the month is there, with what it brings', () => {
  const counts = [
    counted('2026-11-25', 3),
    counted('2026-11-25', 2, { needsApproval: true }),
    counted('2026-11-25', 1, { channel: 'owner' }),
    counted('2026-12-24', 7, { channel: 'letter' }),
  ]
  const { before, days } = monthView(counts, day('2026-11-24'), 30)
  expect(before).toBe(1)
  expect(days).toHaveLength(31)
  expect(days[0]).toEqual({ day: '2026-11-24', counts: [] })
  expect(days[1]?.counts).toEqual([
    { sort: 'mail', count: 3 },
    { sort: 'approval', count: 2 },
    { sort: 'decision', count: 1 },
  ])
  expect(days[30]).toEqual({ day: '2026-12-24', counts: [{ sort: 'letter', count: 7 }] })
})

test.each([
  ['email', false, 'mail', '1,200 mails'],
  ['email', true, 'approval', '1,200 for your OK'],
  ['letter', false, 'letter', '1,200 letters'],
  ['letter', true, 'approval', '1,200 for your OK'],
  ['phone', false, 'call', '1,200 calls'],
  ['owner', false, 'decision', '1,200 decisions'],
] as const)('by %s, approval %s: %s', (channel, needsApproval, sort, words) => {
  expect(sortOf({ channel, needsApproval })).toBe(sort)
  expect(sortWords(sort, 1_200)).toBe(words)
})
