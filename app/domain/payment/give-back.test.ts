import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invoiceId, paymentId } from '../ids.ts'
import type { LedgerEntry } from '../ledger/entry.ts'
import { bringBack, giveBack } from './give-back.ts'
import type { GiveBackFacts } from './give-back.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const [invoice, other] = [invoiceId('i-1'), invoiceId('i-2')]
const payment = paymentId('p-1')
const facts: GiveBackFacts = {
  id: 'r-1',
  paymentId: payment,
  amount: usd(500n),
  effect: 'reopen',
  applied: [
    { account: 'clearing', invoiceId: null, amount: usd(1_000n) },
    { account: 'receivable', invoiceId: invoice, amount: usd(-400n) },
    { account: 'receivable', invoiceId: other, amount: usd(-400n) },
    { account: 'unapplied', invoiceId: null, amount: usd(-200n) },
  ],
  credit: [
    { paymentId: null, amount: usd(1_000n) },
    { paymentId: payment, amount: usd(200n) },
  ],
}
const sumOf = (entries: readonly LedgerEntry[], account: string) =>
  entries.filter((entry) => entry.account === account).reduce((sum, { amount }) => sum + amount.minor, 0n)

test('what the payment left as credit goes back before invoices are opened again', () => {
  const { posting, parts } = giveBack(facts)
  expect(posting.key).toBe('refund/r-1')
  expect(parts).toEqual([{ invoiceId: invoice, amount: usd(300n) }])
  expect(sumOf(posting.entries, 'unapplied')).toBe(200n)
  expect(sumOf(posting.entries, 'clearing')).toBe(-500n)
})

test('out of the credit no invoice is touched, whichever payment it was left of', () => {
  const { posting, parts } = giveBack({ ...facts, effect: 'credit' })
  expect(parts).toEqual([])
  expect(sumOf(posting.entries, 'unapplied')).toBe(500n)
  expect(posting.entries.filter(({ account }) => account === 'unapplied')[0]).toMatchObject({ paymentId: payment })
})

test('what nothing covers is owed on the client’s account', () => {
  const { posting, parts } = giveBack({ ...facts, amount: usd(1_500n) })
  expect(parts.map(({ amount }) => amount.minor)).toEqual([400n, 400n])
  expect(sumOf(posting.entries, 'unapplied')).toBe(700n)
})

test('a failed refund pays what is owed again; what was credited meanwhile is the client’s', () => {
  const { posting } = giveBack({ ...facts, amount: usd(800n), credit: [] })
  const back = bringBack(posting, new Map([[invoice, usd(100n)]]))
  expect(back.key).toBe('reversal/refund/r-1')
  expect(sumOf(back.entries, 'receivable')).toBe(-100n)
  expect(sumOf(back.entries, 'unapplied')).toBe(-700n)
})

test('every refund and every failed one sums to zero, and together they move no money', () => {
  const minor = fc.bigInt({ min: 1n, max: 2_000n })
  fc.assert(
    fc.property(minor, minor, fc.constantFrom('reopen', 'credit_invoice', 'credit'), (amount, balance, effect) => {
      const { posting } = giveBack({ ...facts, amount: usd(amount), effect })
      const back = bringBack(posting, new Map([[invoice, usd(balance)]]))
      for (const { entries } of [posting, back])
        expect(entries.reduce((sum, entry) => sum + entry.amount.minor, 0n)).toBe(0n)
      expect(sumOf([...posting.entries, ...back.entries], 'clearing')).toBe(0n)
    }),
  )
})
