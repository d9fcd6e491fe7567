import { expect, test } from 'vitest'
import { announcement, newsWords } from './news-words.ts'

const amount = { minor: 123_450n, currency: 'USD' }
const ada = { clientName: 'Ada Ltd', number: '2041', amount }

test.each([
  ['payment.settled', 'Ada Ltd paid $1,234.50'],
  ['dispute.opened', 'Ada Ltd disputes $1,234.50 of invoice 2041'],
  ['plan.proposed', 'Ada Ltd proposes a plan for $1,234.50'],
  ['help.asked', 'Ada Ltd asks for help with invoice 2041'],
  ['already_paid.given', 'Ada Ltd says that invoice 2041 is paid'],
] as const)('%s is said in one sentence', (type, words) => expect(newsWords({ ...ada, type }, 'en-US')).toBe(words))

test('payments are counted, and the rest follows', () => {
  const paid = { ...ada, type: 'payment.settled' } as const
  expect(announcement([paid], 'en-US')).toBe('1 new payment: Ada Ltd paid $1,234.50')
  expect(
    announcement([paid, { ...ada, type: 'dispute.opened', amount: null }, { ...paid, clientName: 'Bo' }], 'en-US'),
  ).toBe('2 new payments: Ada Ltd paid $1,234.50; Bo paid $1,234.50. Ada Ltd disputes invoice 2041')
})
