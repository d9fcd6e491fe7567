import { expect, test } from 'vitest'
import { reconcileAt, UNKNOWN_FOR_MS } from './reconcile-schedule.ts'

const now = new Date('2026-11-23T15:00:00Z')
const minutes = (state: Parameters<typeof reconcileAt>[0], tries: number) => {
  const next = reconcileAt(state, tries, now)
  return next && (next.getTime() - now.getTime()) / 60_000
}

test.each([
  ['unknown', [5, 60, 1_440, 1_440, 1_440, 1_440, 1_440, null, null]],
  ['started', [5, 60, 1_440, 1_440, 1_440, 1_440, 1_440, null, null]],
  ['open', [15, 60, 180, 1_440, 1_440]],
  ['processing', [60, 1_440, 1_440]],
  ['verifying', [60, 1_440, 1_440]],
  ['settled', [null]],
  ['expired', [null]],
] as const)('%s is asked about after %j minutes', (state, pauses) => {
  expect(pauses.map((_pause, tries) => minutes(state, tries))).toEqual(pauses)
})

test('the questions about one of unknown fate take five days, an hour and five minutes', () =>
  expect(UNKNOWN_FOR_MS / 60_000).toBe(5 * 1_440 + 65))
