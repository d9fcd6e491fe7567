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

test('a bank account that is to be confirmed leads to where that is done', () => {
  const payments = [samplePayment({ state: 'verifying', method: 'ach', verifyUrl: 'https://payments.example/verify' })]
  expect(returnStatus(samplePortal({ payments }), false)).toMatchObject({
    headline: 'One more step',
    verifyUrl: 'https://payments.example/verify',
  })
})

test.each([
  ['es', 'Pago en proceso'],
  ['de-AT', 'Zahlung in Bearbeitung'],
  ['fr', 'Paiement en cours de traitement'],
])('in %s', (locale, headline) => {
  const status = returnStatus(samplePortal({ locale, payments: [samplePayment({ state: 'processing' })] }), false)
  expect(status.headline).toBe(headline)
})

test('the payment that settles the invoice reads Paid', () =>
  expect(returnStatus(samplePortal({ state: 'settled', payments: [samplePayment()] }), false).headline).toBe('Paid'))

test('an open checkout is never called paid, however long it takes', () => {
  const status = returnStatus(samplePortal({ payments: [samplePayment({ state: 'open' })] }), true)
  expect(status.text).toContain('longer than usual')
})

test('a return without any attempt says so', () =>
  expect(returnStatus(samplePortal({ payments: [] }), false).headline).toBe('No payment was started'))
