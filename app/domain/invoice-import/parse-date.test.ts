import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDateOrderDetector } from './detect-date-order.ts'
import { dateOrders, parseDate, possibleOrders } from './parse-date.ts'
import type { DateOrder } from './parse-date.ts'

const read = (text: string, order: DateOrder) => {
  const day = parseDate(text, order)
  return day.ok ? day.value.toString() : day.reason
}

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026/11/3', '2026-11-03'],
  ['20261123', '2026-11-23'],
  ['2026-11-23T10:30:00Z', '2026-11-23'],
  ['2026-11-23 10:30:00.000 +0100', '2026-11-23'],
  ['2026-11-23 22:15', '2026-11-23'],
  ['23 Nov 2026', '2026-11-23'],
  ['23-Nov-26', '2026-11-23'],
  ['Nov 23, 2026', '2026-11-23'],
  ['November 23rd, 2026', '2026-11-23'],
  ['Mon, 23 November 2026', '2026-11-23'],
  ['23. November 2026', '2026-11-23'],
  ['3. März 2026', '2026-03-03'],
  ['1er décembre 2026', '2026-12-01'],
  ['14 août 2026', '2026-08-14'],
  ['23 de noviembre de 2026', '2026-11-23'],
  ['15 dic. 2026', '2026-12-15'],
  ['12 juil. 2026', '2026-07-12'],
  ['2026 Nov 23', '2026-11-23'],
  ['46349', '2026-11-23'],
  ['46349.5', '2026-11-23'],
  ['12 jui 2026', 'not_a_date'],
  ['2026-02-30', 'no_such_day'],
  ['31 Feb 2026', 'no_such_day'],
  ['2026-13-01', 'no_such_day'],
  ['1900-01-01', 'absurd_year'],
  ['2300-01-01', 'absurd_year'],
  ['0026-01-01', 'absurd_year'],
  ['soon', 'not_a_date'],
  ['12', 'not_a_date'],
  ['Net 30', 'not_a_date'],
  ['12/2026', 'not_a_date'],
  ['1/2/3/2026', 'not_a_date'],
  ['<b>23 Nov 2026</b>', 'not_a_date'],
  ['99999', 'not_a_date'],
])('%j is %s in any order', (text, expected) => {
  for (const order of dateOrders) expect(read(text, order)).toBe(expected)
})

test.each([
  ['03/04/2026', 'mdy', '2026-03-04'],
  ['03/04/2026', 'dmy', '2026-04-03'],
  ['3.4.2026', 'dmy', '2026-04-03'],
  ['03.04.26', 'dmy', '2026-04-03'],
  ['26-03-04', 'ymd', '2026-03-04'],
  ['3/4/26 2:05 PM', 'mdy', '2026-03-04'],
  ['3/4/95', 'mdy', '1995-03-04'],
  ['25/12/2026', 'mdy', 'no_such_day'],
  ['02/31/2026', 'mdy', 'no_such_day'],
  ['03/04/2026', 'ymd', 'no_such_day'],
  ['01/01/1900', 'mdy', 'absurd_year'],
] as const)('%s read %s is %s', (text, order, expected) => expect(read(text, order)).toBe(expected))

function orderOf(...cells: string[]) {
  const detector = createDateOrderDetector()
  cells.forEach((cell) => detector.observe(cell))
  return detector.verdict()
}

test.each([
  ['a day above 12 in second place', ['03/04/2026', '03/25/2026'], 'mdy'],
  ['a day above 12 in first place', ['03/04/2026', '25/03/2026'], 'dmy'],
  ['never a day above 12: ask', ['03/04/2026', '05/06/2026'], 'ask'],
  ['contradictions: ask', ['25/03/2026', '03/25/2026'], 'ask'],
  ['one slip among many', [...Array<string>(30).fill('03/25/2026'), '25/03/2026'], 'mdy'],
  ['dots are day first', ['03.04.2026', '05.06.2026'], 'dmy'],
  ['dots with a month in second place', ['03.25.2026'], 'mdy'],
  ['ISO needs no order', ['2026-03-04'], 'ymd'],
  ['the same day either way proves nothing', ['03/03/2026', '2026-03-04'], 'ymd'],
  ['rubbish proves nothing', ['soon', '99/99/2026', '03/25/2026'], 'mdy'],
  ['two-digit years first', ['26-11-30', '26-12-01'], 'ask'],
  ['two-digit years first, plain', ['95-11-30'], 'ymd'],
])('order: %s', (_rule, cells, expected) => expect(orderOf(...cells)).toBe(expected))

test('it shows the dates it could not place', () => {
  const detector = createDateOrderDetector()
  for (const cell of ['03/04/2026', '03/04/2026', '05/06/2026', '07/08/2026', '09/10/2026']) detector.observe(cell)
  expect(detector.samples()).toEqual(['03/04/2026', '05/06/2026', '07/08/2026'])
})

test('no text breaks it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 90 }),
      (text) => void [parseDate(text, 'dmy'), possibleOrders(text)],
    ),
  )
})
