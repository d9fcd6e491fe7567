import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { addMoney, sumMoney } from '../money.ts'
import type { ActivityPart } from './account-activity.ts'
import { cutActivity, cutOpenItems } from './cut-statement.ts'
import { statementParts } from './statement-document.ts'
import type { OpenItem } from './statement-document.ts'

const on = Temporal.PlainDate.from('2027-01-12')
const money = (minor: bigint, currency = 'USD') => ({ minor, currency })
const item = (number: number, currency = 'USD'): OpenItem => {
  const zero = money(0n, currency)
  const open = money(BigInt(number), currency)
  return { number: `${number}`, issuedOn: on, dueOn: on, total: open, charges: zero, paid: zero, credited: zero, open }
}
const partsOf = (count: number, currency?: string) =>
  statementParts({
    ...{ asOf: on, credits: [], writtenOff: [] },
    items: Array.from({ length: count }, (_, n) => item(n + 1, currency)),
  })

test('what is listed and what is left come to what is open', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), (count, max) => {
      for (const { part, left, leftOpen } of cutOpenItems(partsOf(count), max)) {
        const listed = part.items.map(({ open }) => open)
        expect(addMoney(sumMoney(listed, 'USD'), leftOpen)).toEqual(part.open)
        expect(listed.length + left).toBe(count)
        expect(listed.length).toBeLessThanOrEqual(max)
      }
    }),
  )
})

test('the room is for all currencies together', () => {
  const cut = cutOpenItems([...partsOf(3, 'EUR'), ...partsOf(3)], 4)
  expect(cut.map(({ part, left }) => [part.items.length, left])).toEqual([
    [3, 0],
    [1, 2],
  ])
})

test('the latest movements stay, and begin with the balance the earlier ones left', () => {
  const rows = [10n, 30n, 25n].map((balance) => ({
    ...{ on, kind: 'invoice', numbers: [], amount: money(1n), applied: null },
    balance: money(balance),
  })) as unknown as ActivityPart['rows']
  const part = { currency: 'USD', opening: money(9n), rows, closing: money(25n) }
  expect(cutActivity([part], 2)).toEqual([{ part: { ...part, opening: money(10n), rows: rows.slice(1) }, left: 1 }])
  expect(cutActivity([part], 3)).toEqual([{ part, left: 0 }])
})
