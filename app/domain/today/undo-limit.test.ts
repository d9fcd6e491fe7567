import { expect, test } from 'vitest'
import { mayUndo } from './undo-limit.ts'

const done = new Date('2026-11-23T09:00:00Z')

test.each([
  ['2026-11-23T09:00:00Z', true],
  ['2026-11-23T09:30:00Z', true],
  ['2026-11-23T09:30:01Z', false],
])('what was done at nine may be undone at %s: %s', (now, may) => expect(mayUndo(done, new Date(now))).toBe(may))
