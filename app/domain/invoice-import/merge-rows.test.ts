import { expect, test } from 'vitest'
import type { MappedRow } from './import-column.ts'
import { createRowMerger } from './merge-rows.ts'

const lineColumns = { number: 'No', lineAmount: 'Line' }

function merge(rows: MappedRow['cells'][], columns = lineColumns as Parameters<typeof createRowMerger>[0]) {
  const merger = createRowMerger(columns)
  const groups = rows.map((cells, index) => merger.push({ line: index + 2, cells }))
  return [...groups, merger.end()].flatMap((group) => (group ? [group.map(({ line }) => line)] : []))
}

test('rows that follow each other with one number are one invoice', () => {
  expect(
    merge([
      { number: '1', client: 'A', total: '30', lineAmount: '10' },
      { number: '1', client: 'A', total: '30', lineAmount: '20' },
      { number: '2', client: 'B', total: '5', lineAmount: '5' },
    ]),
  ).toEqual([[2, 3], [4]])
})

test('a line may leave number and client empty', () => {
  expect(merge([{ number: '1', client: 'A', lineAmount: '10' }, { lineAmount: '20' }])).toEqual([[2, 3]])
})

test.each([
  ['another client', { number: '1', client: 'B', lineAmount: '20' }],
  ['another total', { number: '1', client: 'A', total: '99', lineAmount: '20' }],
  ['no line in it', { number: '1', client: 'A' }],
])('%s: not a line of the same invoice', (_rule, second) => {
  expect(merge([{ number: '1', client: 'A', total: '30', lineAmount: '10' }, second])).toEqual([[2], [3]])
})

test('apart from each other they stay apart', () => {
  const row = { number: '1', client: 'A', lineAmount: '10' }
  expect(merge([row, { ...row, number: '2' }, row])).toEqual([[2], [3], [4]])
})

test('without columns for lines nothing is merged', () => {
  const row = { number: '1', client: 'A', total: '10' }
  expect(merge([row, row], { number: 'No', total: 'Total' })).toEqual([[2], [3]])
})
