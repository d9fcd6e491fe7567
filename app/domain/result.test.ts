import { expect, test } from 'vitest'
import { ok, refuse } from './result.ts'

test('a result is a value or a reason', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 })
  expect(refuse('nothing_due')).toEqual({ ok: false, reason: 'nothing_due' })
})
