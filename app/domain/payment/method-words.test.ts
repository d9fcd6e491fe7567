import { expect, test } from 'vitest'
import { methodWords } from './method-words.ts'

const all = { acceptsCard: true, acceptsAch: true, acceptsPaypal: true, transferDetails: 'IBAN …' }

test.each([
  ['every way in US dollars', all, 'USD', ['card', 'bank debit (ACH)', 'PayPal', 'bank transfer']],
  ['no ACH outside US dollars', all, 'EUR', ['card', 'PayPal', 'bank transfer']],
  ['no transfer without details', { ...all, transferDetails: null }, 'EUR', ['card', 'PayPal']],
])('%s', (_rule, accepted, currency, words) => expect(methodWords(accepted, currency)).toEqual(words))

test.each([
  ['paypal', ['PayPal', 'card', 'bank debit (ACH)', 'bank transfer']],
  ['transfer', ['bank transfer', 'card', 'bank debit (ACH)', 'PayPal']],
  ['check', ['card', 'bank debit (ACH)', 'PayPal', 'bank transfer']],
  [null, ['card', 'bank debit (ACH)', 'PayPal', 'bank transfer']],
])('what the client asked for comes first: %s', (preferred, words) =>
  expect(methodWords(all, 'USD', preferred)).toEqual(words),
)
