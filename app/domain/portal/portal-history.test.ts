import { expect, test } from 'vitest'
import { portalHistory } from './portal-history.ts'
import type { TimelineEvent } from '../timeline/timeline-event.ts'
import { portalStep } from './portal-step.ts'
import type { PortalStep } from './portal-step.ts'
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

test('a payment for several invoices says what of it was for this one', () => {
  const payments = [samplePayment({ share: { minor: 5_000n, currency: 'USD' } })]
  const [first] = portalHistory(samplePortal({ payments, mails: [] }))
  expect(first?.text).toBe('We received $1,234.50 by card, thank you ($50.00 of it for this invoice)')
})

const step = (type: PortalStep['kind'], data: object): PortalStep => {
  const found = portalStep({ type, data } as TimelineEvent, { on: '2027-03-08', at: '2027-03-08T15:00:00Z' })
  if (!found) throw new Error(type)
  return found
}
const usd = (amount: number) => ({ amount, currency: 'USD' })

test.each<[PortalStep['kind'], object, string]>([
  ['promise.made', { amount: usd(5_000), dueOn: '2027-03-20' }, 'Payment of $50.00 promised for 20 March 2027'],
  [
    'already_paid.given',
    { amount: usd(5_000), paidOn: '2027-03-05' },
    'You told us that you paid $50.00 on 5 March 2027',
  ],
  ['plan.proposed', { by: 'client', total: usd(90_000), count: 3 }, 'You proposed a plan: 3 payments, $900.00 in all'],
  [
    'plan.countered',
    { by: 'business', total: usd(90_000), count: 4, round: 2 },
    'We proposed another plan: 4 payments, $900.00 in all',
  ],
  ['plan.accepted', { by: 'Ada Lovelace', total: usd(90_000), count: 3 }, 'Plan agreed: 3 payments, $900.00 in all'],
  [
    'plan.extended',
    { from: '2027-04-15', to: '2027-04-22', amount: usd(1) },
    'A payment of the plan was moved to 22 April 2027',
  ],
  ['dispute.opened', { reason: 'not_received' }, 'You disputed this invoice'],
  [
    'dispute.resolved',
    { outcome: 'part_credit', amount: usd(2_000), reason: 'ours' },
    'The dispute was settled with a credit of $20.00',
  ],
  ['dispute.resolved', { outcome: 'rejected', reason: 'ours' }, 'We answered your dispute: the invoice stands'],
  ['credit_note.issued', { creditNumber: 7, amount: usd(2_000), reason: 'ours' }, 'Credit note 7 of $20.00 issued'],
  [
    'help.asked',
    { kind: 'extension', on: '2027-03-30', words: 'private' },
    'You asked for more time, until 30 March 2027',
  ],
  ['help.asked', { kind: 'call_back' }, 'You asked for a call'],
])('%s %j reads: %s', (type, data, text) => {
  const [first] = portalHistory(samplePortal({ payments: [], mails: [], steps: [step(type, data)] }))
  expect(first).toEqual({ on: '2027-03-08', text })
})

test('what is the business’s own stays there', () => {
  const when = { on: '2027-03-08', at: '2027-03-08T15:00:00Z' }
  const held = { type: 'hold.placed', data: { kind: 'manual', until: null, reason: 'slow payer' } } as const
  expect(portalStep(held, when)).toBeNull()
  expect(JSON.stringify(step('plan.declined', { reason: 'we do not trust them' }))).not.toContain('trust')
})

test('one day stands in its own order', () => {
  const at = (hour: string) => ({ on: '2027-03-08', at: `2027-03-08T${hour}:00:00Z` })
  const mails = [{ kind: 'plan', subject: 'Your plan', sentOn: '2027-03-08', at: at('12').at }]
  const steps = [
    { ...step('plan.accepted', { count: 3 }), ...at('13') },
    { ...step('plan.proposed', { count: 3, by: 'client' }), ...at('11') },
  ]
  const told = portalHistory(samplePortal({ payments: [], mails, steps })).map(({ text }) => text.slice(0, 12))
  expect(told).toEqual(['Plan agreed:', 'We wrote to ', 'You proposed', 'Invoice 2041'])
})
