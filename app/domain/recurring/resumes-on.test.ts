import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { resumesOn } from './resumes-on.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const monthly = {
  rhythm: { every: 1, unit: 'month', startOn: day('2026-01-15'), monthEnd: false } as const,
  end: { endOn: day('2026-12-31'), countMax: 5 },
  made: 2,
}

test.each([
  ['what began meanwhile is left out', '2026-02-15', '2026-06-20', '2026-07-15'],
  ['today’s period is made today', '2026-02-15', '2026-06-15', '2026-06-15'],
  ['but not twice', '2026-06-15', '2026-06-15', '2026-07-15'],
  ['one that has not begun waits for its day', null, '2025-12-01', '2026-01-15'],
  ['nothing is left past the end', '2026-02-15', '2026-12-16', null],
])('%s', (_what, last, today, expected) => {
  expect(resumesOn(monthly, last === null ? null : day(last), day(today))?.toString() ?? null).toBe(expected)
})

test('nothing is left when the count is reached', () => {
  expect(resumesOn({ ...monthly, made: 5 }, null, day('2026-06-15'))).toBeNull()
})
