import { expect, test } from 'vitest'
import { checkSeries } from './invoice-settings.ts'

const typed = { name: 'Invoices', pattern: 'INV-{0000}', yearly: false, next: '1' }

test.each([
  ['is fine', {}, []],
  ['needs a name', { name: ' ' }, ['name']],
  ['needs a counter', { pattern: 'INV' }, ['pattern']],
  ['names the year it begins again with', { yearly: true }, ['pattern']],
  ['begins at one', { next: '0' }, ['next']],
  ['counts in whole numbers', { next: '1.5', name: '' }, ['name', 'next']],
])('a series %s', (_rule, over, wrong) => {
  const checked = checkSeries({ ...typed, ...over })
  expect(checked.ok ? [] : Object.keys(checked.errors)).toEqual(wrong)
})
