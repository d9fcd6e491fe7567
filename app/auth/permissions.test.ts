import { expect, test } from 'vitest'
import { can } from './permissions.ts'

test('a bookkeeper books payments but does not decide what clients hear', () => {
  expect(can('bookkeeper', 'record-payment')).toBe(true)
  expect(can('bookkeeper', 'hold-follow-up')).toBe(false)
  expect(can('bookkeeper', 'resolve-message')).toBe(false)
  expect(can('bookkeeper', 'approve-messages')).toBe(false)
  expect(can('bookkeeper', 'post-letters')).toBe(true)
  expect(can('bookkeeper', 'decide-letter')).toBe(false)
})

test('the owner may do everything', () => {
  expect(can('owner', 'hold-follow-up')).toBe(true)
  expect(can('owner', 'make-portal-link')).toBe(true)
})
