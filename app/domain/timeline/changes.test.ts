import { expect, test } from 'vitest'
import { changesBetween, changesOf } from './changes.ts'

const before = { name: 'Ada', days: [1, 2], cap: 500n as bigint | null, note: null as string | null }

test('what differs is said, what does not is not', () =>
  expect(changesOf(['name', 'days', 'note'], before, { ...before, days: [1], note: 'new' })).toEqual({
    days: { before: [1, 2], after: [1] },
    note: { before: null, after: 'new' },
  }))

test('a sum is written down; none stays none', () =>
  expect(
    changesOf(['cap'], before, { ...before, cap: null }, { cap: (minor: bigint) => `${minor / 100n} USD` }),
  ).toEqual({ cap: { before: '5 USD', after: null } }))

test('a field that nobody asked for is left out', () =>
  expect(changesOf(['name'], before, { name: 'Ada', ...{ note: 'x' } })).toEqual({}))

test('bytes and bare sums are never put on record by accident', () => {
  expect(() => changesOf(['cap'], before, { ...before, cap: 1n })).toThrow(TypeError)
  expect(() => changesOf(['logo'], { logo: new Uint8Array(3) }, { logo: null })).toThrow(TypeError)
})

test('two records of words: what differs, what came and what went', () => {
  expect(
    changesBetween({ total: '1.00', terms: 'Net 30', old: 'x' }, { total: '2.00', terms: 'Net 30', fresh: null }),
  ).toEqual({ total: { before: '1.00', after: '2.00' }, old: { before: 'x', after: null } })
})
