import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { invoiceId } from '../ids.ts'
import { money, sumMoney } from '../money.ts'
import { allocatePayment, settlingAll } from './allocate-payment.ts'
import type { InvoiceToPay } from './allocate-payment.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const invoice = (number: string, dueOn: string, balance: bigint, saves = 0n): InvoiceToPay => ({
  id: invoiceId(number),
  number,
  dueOn: Temporal.PlainDate.from(dueOn),
  balance: usd(balance),
  discount:
    saves > 0n ? { saves: usd(saves), pays: usd(balance - saves), until: Temporal.PlainDate.from('2027-12-31') } : null,
})
const asRows = (amount: bigint, invoices: InvoiceToPay[]) =>
  allocatePayment(usd(amount), invoices).parts.map((part) => [part.number, part.amount.minor, part.discount.minor])

const old = invoice('7', '2027-01-10', 10_000n)
const middle = invoice('12', '2027-02-10', 20_000n)
const young = invoice('9', '2027-03-10', 5_000n, 100n)

test.each<[string, bigint, [string, bigint, bigint][]]>([
  ['the oldest due comes first', 4_000n, [['7', 4_000n, 0n]]],
  [
    'what it cannot take goes to the next',
    15_000n,
    [
      ['7', 10_000n, 0n],
      ['12', 5_000n, 0n],
    ],
  ],
  [
    'what settles all takes the discount',
    34_900n,
    [
      ['7', 10_000n, 0n],
      ['12', 20_000n, 0n],
      ['9', 4_900n, 100n],
    ],
  ],
  [
    'a sum between the discounted and the whole gives up less',
    34_930n,
    [
      ['7', 10_000n, 0n],
      ['12', 20_000n, 0n],
      ['9', 4_930n, 70n],
    ],
  ],
])('%s', (_rule, amount, rows) => expect(asRows(amount, [young, middle, old])).toEqual(rows))

test('invoices of one day go by number, and settled ones take nothing', () => {
  const ten = invoice('10', '2027-01-10', 300n)
  const nine = invoice('9', '2027-01-10', 300n)
  expect(asRows(500n, [ten, nine, invoice('8', '2027-01-10', 0n)])).toEqual([
    ['9', 300n, 0n],
    ['10', 200n, 0n],
  ])
})

const invoices = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    balance: fc.bigInt({ min: 0n, max: 1_000_000n }),
    share: fc.bigInt({ min: 0n, max: 99n }),
  }),
  { maxLength: 8 },
)
const made = (rows: { day: number; balance: bigint; share: bigint }[]) =>
  rows.map(({ day, balance, share }, n) =>
    invoice(`N-${n}`, `2027-01-${String(day).padStart(2, '0')}`, balance, (balance * share) / 100n),
  )

test('the parts and the rest are the amount, to the cent; nobody gets more than is open', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 9_000_000n }), invoices, (minor, rows) => {
      const open = made(rows)
      const { parts, total, left } = allocatePayment(usd(minor), open)
      expect(total.minor + left.minor).toBe(minor)
      expect(
        sumMoney(
          parts.map(({ amount }) => amount),
          'USD',
        ),
      ).toEqual(total)
      for (const { invoiceId: id, amount, discount } of parts) {
        const own = open.find((each) => each.id === id)
        expect(amount.minor > 0n).toBe(true)
        expect(amount.minor + discount.minor <= (own?.balance.minor ?? 0n)).toBe(true)
      }
      if (left.minor > 0n) expect(total.minor).toBe(open.reduce((sum, { balance }) => sum + balance.minor, 0n))
    }),
  )
})

test('what settles all leaves nothing open', () => {
  fc.assert(
    fc.property(invoices, (rows) => {
      const open = made(rows)
      const { parts, left } = allocatePayment(settlingAll(open, 'USD'), open)
      expect(left.minor).toBe(0n)
      const covered = parts.reduce((sum, { amount, discount }) => sum + amount.minor + discount.minor, 0n)
      expect(covered).toBe(open.reduce((sum, { balance }) => sum + balance.minor, 0n))
    }),
  )
})

test('the order of the invoices does not matter', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 9_000_000n }), invoices, (minor, rows) => {
      const open = made(rows)
      expect(allocatePayment(usd(minor), [...open].reverse())).toEqual(allocatePayment(usd(minor), open))
    }),
  )
})
