import { expect, test } from 'vitest'
import { returnStatus } from './return-status.ts'
import { samplePayment, samplePortal } from './sample-portal.ts'

test.each([
  ['started', 'We are confirming your payment', true],
  ['open', 'We are confirming your payment', true],
  ['processing', 'Payment processing', false],
  ['settled', 'Payment received', false],
  ['failed', 'Not paid', false],
  ['expired', 'Not paid', false],
  ['cancelled', 'Not paid', false],
  ['returned', 'Not paid', false],
] as const)('back from the checkout with a payment that is %s: %s', (state, headline, isConfirming) =>
  expect(returnStatus(samplePortal({ payments: [samplePayment({ state })] }), false)).toMatchObject({
    headline,
    isConfirming,
  }),
)

test('the payment that settles the invoice reads Paid', () =>
  expect(returnStatus(samplePortal({ state: 'settled', payments: [samplePayment()] }), false).headline).toBe('Paid'))

test('an open checkout is never called paid, however long it takes', () => {
  const status = returnStatus(samplePortal({ payments: [samplePayment({ state: 'open' })] }), true)
  expect(status.text).toContain('longer than usual')
})

test('a return without any attempt says so', () =>
  expect(returnStatus(samplePortal({ payments: [] }), false).headline).toBe('No payment was started'))
