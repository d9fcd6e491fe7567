import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { languages } from '../../../words/language.ts'
import { consentText } from './consent-text.ts'

const facts = {
  businessName: 'Northwind Studio',
  rows: [
    { dueOn: Temporal.PlainDate.from('2027-01-04'), amount: { minor: 10_000n, currency: 'USD' } },
    { dueOn: Temporal.PlainDate.from('2027-02-04'), amount: { minor: 10_050n, currency: 'USD' } },
  ],
}

test('a card: who, what, when, the notice and how to stop', () => {
  expect(consentText('en', { ...facts, method: 'card', locale: 'en-US' })).toBe(
    'I authorize Northwind Studio to charge my card for the instalments of our plan. It takes $100.00 on 4 January 2027 and $100.50 on 4 February 2027, less what I have paid another way by then; other sums or days only where we agree on them. Northwind Studio writes to me at least two days before each of them, with the sum and the day. I can stop this at any time before a payment is taken, on the page of the invoice or by writing to Northwind Studio; it ends by itself once the plan is paid.',
  )
})

test('a bank account is debited by authorization', () => {
  expect(consentText('en', { ...facts, method: 'ach', locale: 'en-US' })).toMatch(
    /^I authorize Northwind Studio to debit my bank account electronically \(ACH\)/,
  )
})

test.each(languages)('in %s every sum and day is named, whatever the method', (language) => {
  for (const method of ['card', 'ach', 'either'] as const) {
    const text = consentText(language, { ...facts, method, locale: language })
    expect(text).toMatch(/100[.,]00/)
    expect(text).toMatch(/100[.,]50/)
    expect(text.match(/2027/g)).toHaveLength(2)
    expect(text).not.toContain('undefined')
  }
})
