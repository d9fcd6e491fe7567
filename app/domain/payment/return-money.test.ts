import { expect, test } from 'vitest'
import { invoiceId, paymentId } from '../ids.ts'
import { discountPosting } from '../ledger/post.ts'
import { returnMoney, type MoneyBackFacts } from './return-money.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const invoice = invoiceId('inv-1')
const facts: MoneyBackFacts = {
  paymentId: paymentId('pay-1'),
  state: 'settled',
  amount: usd(10_000n),
  refundedBefore: usd(0n),
  refundedNow: usd(0n),
  disputed: false,
  returned: false,
  applied: [{ account: 'receivable', invoiceId: invoice, amount: usd(-10_000n) }],
  discount: null,
}

test('nothing new is nothing to do', () => expect(returnMoney(facts)).toBeNull())

test('a whole refund reopens the invoice by what it had paid', () => {
  const back = returnMoney({ ...facts, refundedNow: usd(10_000n) })
  expect(back).toMatchObject({ nextState: 'refunded', reopened: [invoice], event: 'payment.refunded' })
  expect(back?.postings[0]?.entries.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(0n)
})

test('a second part counts only what is new', () => {
  const back = returnMoney({
    ...facts,
    state: 'part_refunded',
    refundedBefore: usd(3_000n),
    refundedNow: usd(5_000n),
    applied: [...facts.applied, { account: 'receivable', invoiceId: invoice, amount: usd(3_000n) }],
  })
  expect(back).toMatchObject({ nextState: 'part_refunded' })
  expect(back?.postings[0]?.entries.find(({ account }) => account === 'receivable')?.amount).toEqual(usd(2_000n))
})

test('credit is given back before invoices are opened again', () => {
  const applied = [
    { account: 'receivable', invoiceId: invoice, amount: usd(-8_000n) },
    { account: 'unapplied', invoiceId: null, amount: usd(-2_000n) },
  ]
  expect(returnMoney({ ...facts, applied, refundedNow: usd(2_000n) })).toMatchObject({ reopened: [] })
  expect(returnMoney({ ...facts, applied, refundedNow: usd(3_000n) })).toMatchObject({ reopened: [invoice] })
})

test('the same report twice changes nothing the second time', () => {
  expect(
    returnMoney({ ...facts, state: 'refunded', refundedBefore: usd(10_000n), refundedNow: usd(10_000n) }),
  ).toBeNull()
})

test('a dispute marks the payment and moves no money', () => {
  expect(returnMoney({ ...facts, disputed: true })).toMatchObject({
    nextState: 'disputed',
    postings: [],
    discountReturned: [],
    reopened: [],
  })
  expect(returnMoney({ ...facts, state: 'disputed', disputed: true })).toBeNull()
})

test('a return takes back all that is left, discount included, and only once', () => {
  const discount = discountPosting(paymentId('pay-1'), [{ invoiceId: invoice, amount: usd(200n), tax: usd(0n) }])
  const back = returnMoney({ ...facts, discount, returned: true, disputed: true })
  expect(back).toMatchObject({ nextState: 'returned', event: 'payment.returned', reopened: [invoice] })
  expect(back?.refunded).toEqual(facts.refundedBefore)
  expect(back?.postings.map(({ key }) => key)).toEqual(['refund/pay-1/returned', 'reversal/discount/pay-1'])
  expect(returnMoney({ ...facts, state: 'returned', returned: true, disputed: true })).toBeNull()
})

test('a return after a refund in part takes back the other part; after all was refunded nothing is left', () => {
  const applied = [...facts.applied, { account: 'receivable', invoiceId: invoice, amount: usd(4_000n) }]
  const back = returnMoney({ ...facts, applied, state: 'part_refunded', refundedBefore: usd(4_000n), returned: true })
  expect(back?.postings[0]?.entries.find(({ account }) => account === 'receivable')?.amount).toEqual(usd(6_000n))
  const gone = { ...facts, state: 'refunded' as const, refundedBefore: usd(10_000n), applied: [], returned: true }
  expect(returnMoney(gone)).toMatchObject({ nextState: 'returned', postings: [], reopened: [] })
})

test('another currency is no refund of this payment', () => {
  expect(returnMoney({ ...facts, refundedNow: { minor: 10_000n, currency: 'EUR' } })).toBeNull()
})

test('a discount goes back with the whole payment, not with a part of it', () => {
  const discount = discountPosting(paymentId('pay-1'), [{ invoiceId: invoice, amount: usd(200n), tax: usd(0n) }])
  const part = returnMoney({ ...facts, discount, refundedNow: usd(4_000n) })
  expect(part?.postings).toHaveLength(1)
  const whole = returnMoney({ ...facts, discount, refundedNow: usd(10_000n) })
  expect(whole?.postings[1]?.key).toBe('reversal/discount/pay-1')
  expect(whole?.discountReturned).toEqual([{ invoiceId: invoice, amount: usd(200n) }])
})
