import { expect, test } from 'vitest'
import { changesBetween } from './changes-between.ts'

test('names what differs, what came and what went', () => {
  expect(
    changesBetween({ total: '1.00', terms: 'Net 30', old: 'x' }, { total: '2.00', terms: 'Net 30', fresh: null }),
  ).toEqual({ total: { before: '1.00', after: '2.00' }, old: { before: 'x', after: null } })
})
