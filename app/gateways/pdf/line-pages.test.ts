import { expect, test } from 'vitest'
import { splitIntoPages } from './line-pages.ts'

const line = (description: string) => {
  const amount = { minor: 100n, currency: 'USD' }
  return { description, quantity: '1', unit: amount, taxRate: '0', discount: null, amount }
}
const many = (count: number, description = 'Design') =>
  Array.from({ length: count }, (_, i) => line(`${description} ${i}`))

test('short invoices stay in one piece, empty ones have one page', () => {
  expect(splitIntoPages([])).toEqual([[]])
  expect(splitIntoPages(many(40))).toHaveLength(1)
})

test.each([60, 200, 1_000])('%i lines are all there, in order, on pages of a bounded size', (count) => {
  const lines = many(count)
  const pages = splitIntoPages(lines)
  expect(pages.flat()).toEqual(lines)
  expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(25)
})

test('long descriptions take their room, and one that fills pages stands alone', () => {
  const lines = [...many(30), line('long '.repeat(800)), ...many(30)]
  const pages = splitIntoPages(lines)
  expect(pages.flat()).toEqual(lines)
  expect(pages).toContainEqual([lines[30]])
})
