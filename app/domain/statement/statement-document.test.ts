import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { addDays } from '../business-day.ts'
import { sumMoney } from '../money.ts'
import { daysPastDue, statementParts, type OpenItem } from './statement-document.ts'

const asOf = Temporal.PlainDate.from('2027-01-12')
const item = (number: string, late: number, minor: bigint, currency = 'USD'): OpenItem => {
  const dueOn = addDays(asOf, -late)
  const zero = { minor: 0n, currency }
  const open = { minor, currency }
  return { number, issuedOn: addDays(dueOn, -30), dueOn, total: open, charges: zero, paid: zero, credited: zero, open }
}
const nothing = { credits: [], writtenOff: [] }

test('credit is taken off what is open, and stands alone where nothing is', () => {
  const parts = statementParts({
    asOf,
    items: [item('1', 40, 500n)],
    credits: [
      { minor: 120n, currency: 'USD' },
      { minor: 30n, currency: 'EUR' },
    ],
    writtenOff: [{ number: '0', on: asOf, amount: { minor: 7n, currency: 'GBP' } }],
  })
  expect(parts.map(({ currency, rest, writtenOff }) => [currency, rest.minor, writtenOff.length])).toEqual([
    ['EUR', -30n, 0],
    ['GBP', 0n, 1],
    ['USD', 380n, 0],
  ])
})

test('sums stand by currency, what is overdue apart', () => {
  const parts = statementParts({
    asOf,
    ...nothing,
    items: [item('1', 40, 500n), item('2', 0, 300n), item('3', 1, 70n, 'EUR')],
  })
  expect(parts.map(({ currency, open, overdue }) => [currency, open.minor, overdue.minor])).toEqual([
    ['EUR', 70n, 70n],
    ['USD', 800n, 500n],
  ])
  expect(parts[1]?.buckets.map(({ amount }) => amount.minor)).toEqual([300n, 0n, 500n, 0n, 0n])
})

test('nothing is lost: items and buckets sum to what is open', () => {
  const items = fc.array(
    fc.tuple(fc.integer({ min: -60, max: 200 }), fc.bigInt(1n, 10n ** 9n), fc.constantFrom('USD', 'EUR')),
  )
  fc.assert(
    fc.property(items, (rows) => {
      const parts = statementParts({
        ...{ asOf, ...nothing },
        items: rows.map(([late, minor, currency], i) => item(`${i}`, late, minor, currency)),
      })
      expect(parts.flatMap((part) => part.items)).toHaveLength(rows.length)
      for (const { buckets, open, currency } of parts) {
        expect(
          sumMoney(
            buckets.map(({ amount }) => amount),
            currency,
          ),
        ).toEqual(open)
      }
    }),
  )
})

test.each([
  [-3, 0],
  [0, 0],
  [45, 45],
])('%i days after the due date', (late, expected) => expect(daysPastDue(addDays(asOf, -late), asOf)).toBe(expected))
