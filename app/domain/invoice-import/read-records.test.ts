import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRecordReader } from './read-records.ts'
import type { RawRecord } from './read-records.ts'

function read(text: string, pieces = text.length || 1, delimiter: ',' | ';' = ','): RawRecord[] {
  const reader = createRecordReader({ delimiter, quote: '"' })
  const records: RawRecord[] = []
  for (let at = 0; at < text.length; at += pieces) records.push(...reader.push(text.slice(at, at + pieces)))
  return [...records, ...reader.end()]
}
const cells = (text: string) => read(text).map((record) => record.cells)

test.each([
  [
    'any line ending',
    'a,b\r\nc,d\ne,f\rg,h',
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ],
  ],
  ['quotes, doubled quotes, delimiters and newlines inside', '"a,1","b ""x""","c\r\nd"\n', [['a,1', 'b "x"', 'c\nd']]],
  ['empty cells and an empty last one', ',a,\n', [['', 'a', '']]],
  ['a quote within a cell stands for itself', '5" pipe,10\n', [['5" pipe', '10']]],
  ['quotes that should have been doubled', '"Joe "the man" Smith",10\n', [['Joe "the man" Smith', '10']]],
  ['blanks around quotes', ' "a" , "b"\n', [['a', 'b']]],
  [
    'empty lines are left out',
    'a,b\n\n   \nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
])('%s', (_rule, text, expected) => expect(cells(text)).toEqual(expected))

const header = 'number,client,issued,due,total'

test('lines are counted as an editor counts them', () => {
  expect(read(`${header}\n"1","a\nb",x,y,1\n2,c,x,y,2\n`).map(({ line }) => line)).toEqual([1, 2, 4])
})

test('a quotation mark that never closes costs its own row only', () => {
  expect(read(`${header}\n1,"Acme,x,y,10\n2,Beta,x,y,20\n3,Gamma,x,y,30\n`)).toEqual([
    { line: 1, cells: header.split(',') },
    { line: 2, cells: ['1,"Acme,x,y,10'], problem: 'quote_not_closed' },
    { line: 3, cells: ['2', 'Beta', 'x', 'y', '20'] },
    { line: 4, cells: ['3', 'Gamma', 'x', 'y', '30'] },
  ])
})

test('a stray quotation mark cannot swallow the rows up to the next one', () => {
  const records = read(`${header}\n1,"Acme,x,y,10\n2,Beta,x,y,20\n3,"Gamma, Inc",x,y,30\n4,Delta" ,x,y,40\n`)
  expect(records.map(({ line, problem, cells: [first] }) => [line, problem ?? first])).toEqual([
    [1, 'number'],
    [2, 'quote_not_closed'],
    [3, '2'],
    [4, '3'],
    [5, '4'],
  ])
})

test('rows inside a cell that closes much later are not lost either', () => {
  const records = read(`${header}\n1,"Acme,x,y,10\n2,Beta,x,y,20\n3,Gamma,x,y,"\n4,Delta,x,y,40\n`)
  expect(records.filter(({ problem }) => problem).map(({ line }) => line)).toEqual([2, 4])
  expect(records.filter(({ problem }) => !problem).map(({ cells: [first] }) => first)).toEqual(['number', '2', '4'])
})

test('a line without end is cut off, and reading goes on behind it', () => {
  const records = read(`${header}\n${'x'.repeat(600_000)}\n2,Beta,x,y,20\n`, 65_536)
  expect(records.map(({ line, problem }) => [line, problem])).toEqual([
    [1, undefined],
    [2, 'line_too_long'],
    [3, undefined],
  ])
})

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '👍', '"', ',', '\n', ' x', '1') })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 })
const written = (rows: string[][]) =>
  rows.map((row) => `${row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`).join('')

test('what a program writes is read as a well-known parser reads it, wherever the text is cut', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, pieces) => {
      const text = written(rows)
      const expected = parse(text, { relax_column_count: true }) as string[][]
      expect(read(text, pieces).map((record) => record.cells)).toEqual(expected)
    }),
  )
})

test('no text whatever is lost or breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r') }), fc.nat(8), (text, pieces) => {
      const letters = (of: string) => of.replace(/[^ab]/g, '')
      expect(
        letters(
          read(text, pieces + 1)
            .map((record) => record.cells.join())
            .join(),
        ),
      ).toBe(letters(text))
    }),
  )
})
