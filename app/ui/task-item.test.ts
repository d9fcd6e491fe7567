import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { taskItem } from './task-item.ts'

const client = { id: 'c', name: 'Ada Ltd', phone: null }
const invoice = { id: 'i', number: '2041', balance: { minor: 100n, currency: 'USD' } }
const task = {
  ...{ id: 't', title: 'Do it', doneAt: null, dueOn: Temporal.PlainDate.from('2026-12-01') },
  ...{ client, invoice },
}

test.each([
  ['call/i/6', 'call', 'Call', false],
  ['plan/p', 'plan', 'Decide', false],
  ['plan/p/missed/2', 'plan', 'Open', true],
  ['asked-plan/k', 'plan', 'Open', true],
  ['dispute/d', 'dispute', 'Open', false],
  ['address/c', 'review', 'Fix', false],
  ['unknown/m', 'review', 'Decide', false],
  ['promise/p', 'broken_promise', 'Open', true],
])('%s (%s) is a matter to %s; one press is enough: %s', (key, kind, verb, isDoneHere) =>
  expect(taskItem({ ...task, key, kind })).toMatchObject({ verb, isDoneHere }),
)

test.each([
  ['address/c', 'review', 'Address', '/admin/tasks/t'],
  ['address/c', 'bounce', 'Address', '/admin/tasks/t'],
  ['contact/k', 'contact_proposal', 'Contact', '/admin/tasks/t'],
  ['letter/l', 'letter', 'Letter', '/admin/letters'],
  ['review/i/8', 'escalation', 'Decision', '/admin/invoices/i/escalation'],
  ['promise/p', 'broken_promise', 'Missed promise', '/admin/invoices/i'],
  ['unknown/m', 'review', 'Decision', '/admin/outbox/m'],
  ['call/i/6', 'call', 'Call', '/admin/tasks/t'],
  ['plan/p', 'plan', 'Plan', '/admin/plans/p'],
  ['plan/p/missed/2', 'plan', 'Plan', '/admin/plans/p'],
  ['asked-plan/k', 'plan', 'Plan', '/admin/plans/new?invoice=i'],
  ['overpayment/p', 'overpayment', 'Overpayment', '/admin/credits/c'],
  ['refund-failed/p/r', 'refund_failed', 'Failed refund', '/admin/payments/p'],
  ['money-back/p/returned/bank', 'review', 'Decision', '/admin/payments/p'],
  ['webhook/w', 'webhook', 'Webhook', '/admin/settings/webhooks/w'],
  ['something/else', 'new_kind', 'New kind', '/admin/invoices/i'],
])('%s (%s) is a matter of %s at %s', (key, kind, word, to) =>
  expect(taskItem({ ...task, key, kind })).toMatchObject({ word, to, dueOn: '2026-12-01' }),
)

test('without an invoice it leads to the client, without both nowhere', () => {
  expect(taskItem({ ...task, key: 'x/y', kind: 'review', invoice: null }).to).toBe('/admin/clients/c')
  expect(taskItem({ ...task, key: 'x/y', kind: 'review', invoice: null, client: null }).to).toBeNull()
})
