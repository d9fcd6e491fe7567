import { expect, test } from 'vitest'
import { draftPaymentProblem } from './payment-problem-draft.ts'

const facts = {
  businessName: 'Northwind Studio',
  greetingName: 'Ada',
  locale: 'en-US',
  invoiceNumber: '2041',
  amount: { minor: 25_000n, currency: 'USD' },
}

test('says what happened, that nothing was taken, and what to do next', () => {
  const { subject, greeting, paragraphs } = draftPaymentProblem(facts, new Map())
  expect(subject).toBe('Your payment for invoice 2041 did not go through')
  expect(greeting).toContain('Ada')
  expect(paragraphs.join(' ')).toMatch(/\$250\.00.*Nothing was taken.*choose another way/s)
})

test('a hostile number stays on one line', () => {
  expect(draftPaymentProblem({ ...facts, invoiceNumber: '1\r\nBcc: x@example.com' }, new Map()).subject).not.toMatch(
    /[\r\n]/,
  )
})
