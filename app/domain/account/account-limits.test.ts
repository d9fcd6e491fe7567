import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { codeEndsAt, isWorthProlonging, sessionEndsAt } from './account-limits.ts'

const at = (time: string) => Temporal.Instant.from(`2026-11-23T${time}:00Z`)

test('a code is good for ten minutes', () => expect(codeEndsAt(at('10:00'))).toEqual(at('10:10')))

test.each([
  ['half an hour after the last use', '10:00', '10:00', '10:30'],
  ['each use counts anew', '10:00', '10:20', '10:50'],
  ['eight hours after it was opened, however busy', '10:00', '17:45', '18:00'],
  ['and never later', '10:00', '18:00', '18:00'],
])('a session ends %s', (_rule, opened, used, ends) => expect(sessionEndsAt(at(opened), at(used))).toEqual(at(ends)))

test.each([
  ['10:30', '10:30', false],
  ['10:30', '10:31', true],
  ['18:00', '18:00', false],
])('from %s to %s is worth a write: %s', (ends, wouldEnd, worth) =>
  expect(isWorthProlonging(at(ends), at(wouldEnd))).toBe(worth),
)
