import { expect, test } from 'vitest'
import { defaultPolicy } from './dunning-policy.ts'
import type { StageKey } from './dunning-policy.ts'
import { entryOffset } from './enter-ladder.ts'
import type { EnterBy } from './enter-ladder.ts'
import { day, stageOf } from './sample-facts.ts'

test.each<[string, EnterBy, string, StageKey]>([
  ['by age, not yet due, at the courtesy note', 'age', '2026-04-30', 'courtesy'],
  ['by age, due today, at the note of that day', 'age', '2026-03-12', 'due_today'],
  ['by age, 20 days late, at the second follow-up', 'age', '2026-02-20', 'second_follow_up'],
  ['by age, a year late, at the final notice and never at the gate', 'age', '2025-03-12', 'final_demand'],
  ['at first, once late, at the first follow-up', 'first', '2025-03-12', 'first_follow_up'],
  ['at first, not yet late, from the start', 'first', '2026-03-12', 'courtesy'],
  ['from now on, 20 days late, at the third follow-up', 'now', '2026-02-20', 'third_follow_up'],
  ['from now on, due today, at the day after', 'now', '2026-03-12', 'day_after'],
])('an old invoice enters %s', (_rule, enterBy, dueOn, key) =>
  expect(entryOffset(defaultPolicy, day(dueOn), day('2026-03-12'), enterBy)).toBe(
    key === 'courtesy' ? null : stageOf(key).offsetDays,
  ),
)

test('from now on, past every stage, it never enters', () =>
  expect(entryOffset(defaultPolicy, day('2025-01-01'), day('2026-03-12'), 'now')).toBe(61))
