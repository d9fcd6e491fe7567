import { expect, test } from 'vitest'
import { portalHistory } from './portal-history.ts'
import { samplePayment, samplePortal } from './sample-portal.ts'

test('mails and payments, newest first, down to the day it was issued', () => {
  expect(portalHistory(samplePortal())).toEqual([
    { on: '2027-03-07', text: 'We wrote to you: “Invoice 2041 is due on Friday, 12 March”' },
    { on: '2027-02-20', text: 'We received $265.50 by card, thank you' },
    { on: '2027-02-10', text: 'Invoice 2041 issued' },
  ])
})

test.each([
  ['open', []],
  ['started', []],
  ['expired', []],
  ['cancelled', []],
  ['processing', ['$1,234.50 by card is on its way']],
  ['failed', ['A payment of $1,234.50 by card did not go through']],
  ['settled', ['We received $1,234.50 by card, thank you']],
  ['returned', ['Your bank took this payment back', 'We received $1,234.50 by card, thank you']],
  ['disputed', ['Your bank is looking into this payment', 'We received $1,234.50 by card, thank you']],
  ['part_refunded', ['$5.00 of it was refunded', 'We received $1,234.50 by card, thank you']],
  ['refunded', ['$5.00 of it was refunded', 'We received $1,234.50 by card, thank you']],
] as const)('a payment that is %s reads %j', (state, texts) => {
  const payments = [samplePayment({ state, refunded: { minor: 500n, currency: 'USD' } })]
  const told = portalHistory(samplePortal({ payments, mails: [] })).map(({ text }) => text)
  expect(told).toEqual([...texts, 'Invoice 2041 issued'])
})
