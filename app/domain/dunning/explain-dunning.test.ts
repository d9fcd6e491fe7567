import { expect, test } from 'vitest'
import { invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import type { DunningReason } from './dunning-decision.ts'
import { explainReason } from './explain-dunning.ts'
import { day, holdWith } from './sample-facts.ts'

const of = { invoiceId: invoiceId('i-2041'), number: '2041' }
const on = day('2026-03-14')

test.each<[DunningReason, string]>([
  [
    { ...of, code: 'due', stage: 'second_follow_up', on, daysFromDue: 14 },
    'Next: second follow-up on 14 March, 14 days after the due date.',
  ],
  [
    { ...of, code: 'due', stage: 'courtesy', on, daysFromDue: -5 },
    'Next: courtesy note on 14 March, 5 days before the due date.',
  ],
  [
    { ...of, code: 'due', stage: 'day_after', on, daysFromDue: 1 },
    'Next: note on the day after on 14 March, 1 day after the due date.',
  ],
  [
    { ...of, code: 'due', stage: 'due_today', on, daysFromDue: 0 },
    'Next: note on the due date on 14 March, the due date.',
  ],
  [
    { ...of, code: 'spacing', stage: 'second_follow_up', on, after: 'first_follow_up' },
    'Next: second follow-up on 14 March, spaced from the first follow-up.',
  ],
  [
    { ...of, code: 'contact_gap', stage: 'first_follow_up', on },
    'Next: first follow-up on 14 March, so that the client hears from us at most once a day.',
  ],
  [
    { ...of, code: 'weekly_cap', stage: 'first_follow_up', on },
    'Next: first follow-up on 14 March, so that the client does not hear from us too often in one week.',
  ],
  [
    { ...of, code: 'first_send_grace', stage: 'day_after', on },
    'Next: note on the day after on 14 March, so that the invoice itself arrives first.',
  ],
  [
    { ...of, code: 'retry', stage: 'final_demand', on },
    'Next: final notice on 14 March, once more, because the last try did not arrive.',
  ],
  [
    { ...of, code: 'other_invoice_first', stage: 'first_follow_up', on },
    'Next: first follow-up on 14 March, because an older invoice of this client goes first.',
  ],
  [
    { ...of, code: 'pending_step', stage: 'courtesy', channel: 'email', underWay: true },
    'The courtesy note is on its way; nothing else is sent before it is through.',
  ],
  [
    { ...of, code: 'pending_step', stage: 'final_demand', channel: 'email', underWay: false },
    'The final notice is drafted and waits for your approval.',
  ],
  [
    { ...of, code: 'pending_step', stage: 'final_demand', channel: 'letter', underWay: false },
    'The final notice waits to be printed and posted; nothing else is sent before it is on its way.',
  ],
  [
    { ...of, code: 'pay_run', stage: 'day_after', on, payDay: day('2026-03-13') },
    'Next: note on the day after on 14 March, after the day on which this client pays.',
  ],
  [
    { ...of, code: 'send_day', stage: 'day_after', on, wanted: day('2026-03-13') },
    'Next: note on the day after on 14 March, the nearest day on which you send.',
  ],
  [
    { ...of, code: 'no_recipient', stage: 'courtesy' },
    'The courtesy note needs an e-mail address that works: please add one.',
  ],
  [
    { ...of, code: 'no_recipient', stage: 'first_follow_up' },
    'The first follow-up is due, but nothing reaches this client: please add an address or a phone number.',
  ],
  [
    { ...of, code: 'processing', amount: money(30_000n, 'USD') },
    'Nothing is being sent because the payment of $300.00 is still clearing.',
  ],
  [
    {
      ...of,
      code: 'hold',
      hold: holdWith({ kind: 'promise', until: day('2026-12-07'), promisedOn: day('2026-12-03') }),
    },
    'Nothing is being sent because the client promised to pay on 3 December.',
  ],
  [
    {
      ...of,
      code: 'hold',
      hold: holdWith({ kind: 'hardship', until: day('2026-12-07'), scope: 'client', reason: 'a slow season.' }),
    },
    'Nothing is being sent to this client through 7 December because the client asked for time: a slow season.',
  ],
  [
    { ...of, code: 'hold', hold: holdWith({ scope: 'business', reason: 'company holidays' }) },
    'Nothing is being sent to anyone because all follow-up was paused: company holidays.',
  ],
  [{ ...of, code: 'hold', hold: holdWith({ reason: ' ' }) }, 'Nothing is being sent because it was paused.'],
  [{ ...of, code: 'nothing_open' }, 'Nothing is being sent because nothing is open.'],
  [
    { ...of, code: 'small_balance', balance: money(99n, 'USD') },
    'Nothing is being sent because $0.99 is too little to write about.',
  ],
  [{ ...of, code: 'ladder_finished' }, 'Every step has been taken; what follows is your decision.'],
])('$code reads as one sentence', (reason, sentence) => expect(explainReason(reason)).toBe(sentence))
