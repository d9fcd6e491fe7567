import { expect, test } from 'vitest'
import { movementKind, postingSubject } from './movement.ts'

test.each([
  ['issue/i-1', true, 'issued'],
  ['opening/i-1', false, 'paid'],
  ['import/i-1/paid/500', false, 'paid'],
  ['payment/p-1', false, 'paid'],
  ['refund/p-1/500', true, 'returned'],
  ['apply/a-1', false, 'paid'],
  ['reversal/apply/a-1', true, 'returned'],
  ['reversal/refund/r-1', false, 'paid'],
  ['charge/c-1', true, 'charged'],
  ['waive/c-1', false, 'waived'],
  ['discount/p-1', false, 'discounted'],
  ['reversal/discount/p-1', true, 'discount_returned'],
  ['write_off/i-1/1', false, 'written_off'],
  ['reversal/write_off/i-1/1', true, 'restored'],
  ['something new', false, 'credited'],
  ['something new', true, 'issued'],
] as const)('%s, raising what is owed: %s, is %s', (key, raises, kind) => expect(movementKind(key, raises)).toBe(kind))

test('a charge’s postings name the charge', () => {
  expect(postingSubject('charge/c-1')).toBe('c-1')
  expect(postingSubject('waive/c-1')).toBe('c-1')
})
