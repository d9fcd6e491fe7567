import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { invoiceId, paymentId } from '../ids.ts'
import { isZero, money, negateMoney, sumMoney } from '../money.ts'
import { clientCredit, invoiceBalance, invoiceBalances } from './balance.ts'
import {
  applyPosting,
  issuePosting,
  openingPaymentPosting,
  paymentPosting,
  posting,
  recoveryPosting,
  refundPosting,
  reversalOf,
} from './post.ts'
import type { Posting } from './post.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const invoice = invoiceId('i-1')
const other = invoiceId('i-2')
const payment = paymentId('p-1')
const anyMinor = fc.bigInt({ min: 1n, max: 10n ** 12n })

const sumOf = ({ entries }: Posting) =>
  sumMoney(
    entries.map(({ amount }) => amount),
    'USD',
  )
const entriesOf = (...postings: Posting[]) => postings.flatMap(({ entries }) => entries)

describe('a posting', () => {
  test('that does not sum to zero is refused', () =>
    expect(() => posting('k', [{ account: 'clearing', amount: usd(1n) }])).toThrow(/sum to 1/))

  test('of two currencies is refused', () => {
    const entries = [
      { account: 'clearing', amount: usd(1n) },
      { account: 'unapplied', amount: money(-1n, 'EUR') },
    ] as const
    expect(() => posting('k', entries)).toThrow(RangeError)
  })

  test('of nothing is refused', () =>
    expect(() => posting('k', [{ account: 'clearing', amount: usd(0n) }])).toThrow(/no entries/))

  test('and its reversal leave nothing behind', () => {
    const issued = issuePosting({ id: invoice, total: usd(500n) })
    const back = reversalOf(issued)
    expect(back.key).toBe('reversal/issue/i-1')
    expect(invoiceBalance(entriesOf(issued, back), invoice, 'USD')).toEqual(usd(0n))
  })
})

describe('what is owed', () => {
  const issued = issuePosting({ id: invoice, total: usd(1_000n) })

  test('is the total once issued', () => expect(invoiceBalance(issued.entries, invoice, 'USD')).toEqual(usd(1_000n)))

  test('falls by what is paid, and the rest is the client’s credit', () => {
    const paid = paymentPosting({
      id: payment,
      amount: usd(1_200n),
      parts: [{ invoiceId: invoice, amount: usd(1_000n) }],
    })
    const entries = entriesOf(issued, paid)
    expect(invoiceBalance(entries, invoice, 'USD')).toEqual(usd(0n))
    expect(clientCredit(entries, 'USD')).toEqual(usd(200n))
    expect(paid.key).toBe('payment/p-1')
  })

  test('counts what an imported invoice had been paid before', () =>
    expect(
      invoiceBalance(entriesOf(issued, openingPaymentPosting({ id: invoice, paid: usd(250n) })), invoice, 'USD'),
    ).toEqual(usd(750n)))

  test('rises again by a refund from the invoice, not by one from credit', () => {
    const paid = paymentPosting({
      id: payment,
      amount: usd(1_200n),
      parts: [{ invoiceId: invoice, amount: usd(1_000n) }],
    })
    const refund = refundPosting({
      id: 're-1',
      paymentId: payment,
      amount: usd(300n),
      credit: [{ paymentId: payment, amount: usd(200n) }],
      parts: [{ invoiceId: invoice, amount: usd(100n) }],
    })
    const entries = entriesOf(issued, paid, refund)
    expect(invoiceBalance(entries, invoice, 'USD')).toEqual(usd(100n))
    expect(clientCredit(entries, 'USD')).toEqual(usd(0n))
  })

  test('is kept apart for each invoice', () => {
    const entries = entriesOf(issued, issuePosting({ id: other, total: usd(5n) }))
    expect(invoiceBalances(entries)).toEqual(
      new Map([
        [invoice, usd(1_000n)],
        [other, usd(5n)],
      ]),
    )
  })
})

test('parts cannot exceed the payment, nor refunds what they are made of', () => {
  const parts = [{ invoiceId: invoice, amount: usd(2n) }]
  expect(() => paymentPosting({ id: payment, amount: usd(1n), parts })).toThrow(RangeError)
  const refund = { id: 're-1', paymentId: payment, amount: usd(3n), credit: [], parts }
  expect(() => refundPosting(refund)).toThrow(RangeError)
})

test('every posting sums to zero, and so does every reversal', () => {
  fc.assert(
    fc.property(anyMinor, anyMinor, (a, b) => {
      const parts = [{ invoiceId: invoice, amount: usd(a) }]
      const all = [
        issuePosting({ id: invoice, total: usd(a) }),
        issuePosting({ id: invoice, total: negateMoney(usd(a)) }),
        openingPaymentPosting({ id: invoice, paid: usd(a) }),
        paymentPosting({ id: payment, amount: usd(a + b), parts }),
        applyPosting('a', [{ invoiceId: invoice, credit: [{ paymentId: payment, amount: usd(a) }] }]),
        recoveryPosting({ invoiceId: invoice, amount: usd(a) }, 2),
        refundPosting({
          id: 'r',
          paymentId: payment,
          amount: usd(a + b),
          credit: [{ paymentId: null, amount: usd(b) }],
          parts,
        }),
      ]
      for (const each of [...all, ...all.map((one) => reversalOf(one))]) expect(isZero(sumOf(each))).toBe(true)
    }),
  )
})
