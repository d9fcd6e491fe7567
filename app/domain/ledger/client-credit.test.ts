import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paymentId } from '../ids.ts'
import { creditSum, takeCredit } from './client-credit.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const [one, two] = [paymentId('p-1'), paymentId('p-2')]

test('the payment that is given back comes first, then the oldest credit', () => {
  const credit = [
    { paymentId: one, amount: usd(300n) },
    { paymentId: null, amount: usd(100n) },
    { paymentId: two, amount: usd(200n) },
  ]
  expect(takeCredit(usd(250n), credit, two)).toEqual({
    taken: [
      { paymentId: two, amount: usd(200n) },
      { paymentId: one, amount: usd(50n) },
    ],
    left: [
      { paymentId: one, amount: usd(250n) },
      { paymentId: null, amount: usd(100n) },
    ],
    short: usd(0n),
  })
})

test('taken and short make up the amount, and nothing is lost of the credit', () => {
  const minor = fc.bigInt({ min: 0n, max: 10_000n })
  fc.assert(
    fc.property(minor, fc.array(minor, { maxLength: 6 }), (amount, parts) => {
      const credit = parts.map((part) => ({ paymentId: null, amount: usd(part) }))
      const { taken, left, short } = takeCredit(usd(amount), credit)
      expect(creditSum(taken, 'USD').minor + short.minor).toBe(amount)
      expect(creditSum([...taken, ...left], 'USD')).toEqual(creditSum(credit, 'USD'))
    }),
  )
})
