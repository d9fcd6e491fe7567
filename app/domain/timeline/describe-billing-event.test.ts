import { expect, test } from 'vitest'
import { billingSentences as says } from './describe-billing-event.ts'

const retainer = { recurringId: 'r', name: 'Retainer' }

test('each says what happened, and when it takes hold', () => {
  expect([
    says['recurring.created']({ ...retainer, rhythm: 'Every month on the last day', firstOn: '2026-11-30' }, 'en-US'),
    says['recurring.changed']({ ...retainer, changes: { terms: { before: '30 days', after: '14 days' } } }, 'en-US'),
    says['recurring.price_changed']({ ...retainer, fromOn: '2027-01-01', changes: {} }, 'en-US'),
    says['recurring.made']({ ...retainer, number: '7', periodOn: '2026-11-30', isLate: true }, 'en-US'),
    says['recurring.resumed']({ ...retainer, nextOn: '2027-01-31' }, 'en-US'),
    says['statement.queued']({ messageId: 'm', kind: 'activity', to: 'ada@example.com' }, 'en-US'),
    says['statement.not_sent']({ reason: 'Follow-up rests: on leave.' }, 'en-US'),
  ]).toEqual([
    'Recurring invoice “Retainer” set up: every month on the last day, first on 30 November 2026.',
    'Recurring invoice “Retainer” changed: terms.',
    'Recurring invoice “Retainer” has other lines from 1 January 2027.',
    'Invoice 7 was made by recurring invoice “Retainer” for 30 November 2026, late, with the full time to pay.',
    'Recurring invoice “Retainer” goes on; the next is made on 31 January 2027.',
    'A statement of activity goes to ada@example.com.',
    'No statement went out: Follow-up rests: on leave.',
  ])
})
