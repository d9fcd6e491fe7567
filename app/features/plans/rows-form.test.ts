import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { layOutRows, readRowsForm } from './rows-form.ts'

const facts = {
  total: { minor: 25_000n, currency: 'USD' },
  today: Temporal.PlainDate.from('2026-11-23'),
  locale: 'en-US',
}
const form = (...rows: [string, string][]) => {
  const data = new FormData()
  for (const [dueOn, amount] of rows) {
    data.append('dueOn', dueOn)
    data.append('amount', amount)
  }
  return data
}

test('rows in any order, blank ones left out', () => {
  const read = readRowsForm(form(['2027-01-01', '$150'], ['', ''], ['2026-12-01', '100.00']), facts)
  expect(read.ok && read.rows.map(({ dueOn, amount }) => `${dueOn.toString()} ${amount.minor}`)).toEqual([
    '2026-12-01 10000',
    '2027-01-01 15000',
  ])
})

test.each<[string, [string, string][], string]>([
  ['a row without a day', [['', '250']], 'Each row needs'],
  ['a row without an amount', [['2026-12-01', 'some']], 'Each row needs'],
  ['nothing at all', [['', '']], 'at least one row'],
  ['too little', [['2026-12-01', '249']], '$1.00 less than the $250.00'],
  ['too much', [['2026-12-01', '251']], '$1.00 more than the $250.00'],
  ['yesterday', [['2026-11-22', '250']], 'today is Monday, 23 November'],
])('%s', (_rule, rows, words) => {
  const read = readRowsForm(form(...rows), facts)
  expect(read.ok ? '' : read.errors.join(' ')).toContain(words)
})

test('equal rows to go on from', () => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ count: '3', firstOn: '2026-12-01', rhythm: 'weekly' }))
    data.append(name, value)
  const laid = layOutRows(data, facts)
  expect(laid.ok ? [] : laid.typed).toEqual([
    { dueOn: '2026-12-01', amount: '83.33' },
    { dueOn: '2026-12-08', amount: '83.33' },
    { dueOn: '2026-12-15', amount: '83.34' },
  ])
  expect(layOutRows(new FormData(), facts)).toMatchObject({ typed: [], errors: [expect.stringContaining('how many')] })
})
