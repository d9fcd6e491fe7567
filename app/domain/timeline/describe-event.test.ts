import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { describeEvent, isTimelineType, timelineTypes } from './describe-event.ts'
import { moneyData, moneyOf } from './money-data.ts'
import type { TimelineEvent } from './timeline-event.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })
const of = { number: '2041' }
const mail = { ...of, stage: 'second_follow_up', messageId: 'm-1', to: 'ada@example.com' } as const
const payment = { paymentId: 'p-1', amount: usd(123_450), method: 'ach' } as const

test.each<[TimelineEvent, string]>([
  [
    { type: 'invoice.imported', data: { ...of, total: usd(123_450), balance: usd(100_000) } },
    'Invoice 2041 for $1,234.50 was imported with $1,000.00 open.',
  ],
  [
    { type: 'invoice.issued', data: { ...of, total: usd(123_450), dueOn: '2026-03-12' } },
    'Invoice 2041 for $1,234.50 was issued, due on 12 March.',
  ],
  [
    { type: 'invoice.reopened', data: { ...of, balance: usd(100), reason: 'the debit was returned.' } },
    'Invoice 2041 is open again with $1.00: the debit was returned.',
  ],
  [
    {
      type: 'reminder.queued',
      data: { ...mail, sendAt: '2026-03-26T13:00:00Z', needsApproval: false, reason: '14 days after the due date' },
    },
    'Second follow-up was written, to go out on 26 March: 14 days after the due date.',
  ],
  [
    { type: 'reminder.queued', data: { ...mail, sendAt: '2026-03-26T13:00:00Z', needsApproval: true, reason: '' } },
    'Second follow-up was drafted and waits for approval.',
  ],
  [{ type: 'reminder.sent', data: { ...mail, subject: 'x' } }, 'Second follow-up was sent to ada@example.com.'],
  [
    { type: 'reminder.bounced', data: { ...mail, reason: 'mailbox does not exist' } },
    'Second follow-up to ada@example.com came back: mailbox does not exist.',
  ],
  [
    { type: 'reminder.obsolete', data: { ...of, stage: 'courtesy' } },
    'Courtesy note was left out: its moment had passed.',
  ],
  [{ type: 'payment.processing', data: payment }, 'A payment of $1,234.50 by bank debit (ACH) is clearing.'],
  [{ type: 'payment.settled', data: payment }, '$1,234.50 by bank debit (ACH) arrived.'],
  [
    { type: 'payment.quarantined', data: { ...payment, asked: usd(100) } },
    '$1,234.50 by bank debit (ACH) arrived where $1.00 was asked for; it is kept as credit until someone decides.',
  ],
  [
    { type: 'thank_you.sent', data: { messageId: 'm', numbers: ['2041', '2042'], kind: 'late', subject: 'x' } },
    'A thank-you for invoices 2041 and 2042 was sent.',
  ],
  [
    { type: 'portal.viewed', data: { ...of, maybeScanner: true } },
    'The link to invoice 2041 was opened, perhaps by a mail scanner.',
  ],
  [
    { type: 'hold.placed', data: { kind: 'manual', until: '2026-12-03', reason: 'Ada is away' } },
    'Follow-up rests through 3 December: Ada is away.',
  ],
  [{ type: 'hold.placed', data: { kind: 'manual', until: null, reason: '' } }, 'Follow-up rests.'],
  [
    { type: 'task.opened', data: { taskId: 't', kind: 'call', title: 'Call Ada', dueOn: '2026-03-12' } },
    'To do by 12 March: Call Ada.',
  ],
  [{ type: 'client.created', data: { name: 'Ada Lovelace Ltd' } }, 'Ada Lovelace Ltd became a client.'],
])('$type reads as one sentence', (event, sentence) => expect(describeEvent(event)).toBe(sentence))

test('every type has a dotted name that is known again', () => {
  expect(timelineTypes.length).toBeGreaterThan(40)
  expect(timelineTypes.every((type) => /^[a-z_]+\.[a-z_]+$/.test(type) && isTimelineType(type))).toBe(true)
  expect(isTimelineType('constructor')).toBe(false)
})

test('money survives JSON, and what JSON cannot hold exactly is refused', () => {
  const amount = money(10n ** 15n, 'USD')
  expect(moneyOf(JSON.parse(JSON.stringify(moneyData(amount))))).toEqual(amount)
  expect(() => moneyData(money(2n ** 53n, 'USD'))).toThrow(RangeError)
})
