import { expect, test } from 'vitest'
import { webhookSentences as says } from './describe-webhook-event.ts'

const of = { endpointId: 'e', host: 'books.example' }

test('each says what happened and where', () => {
  expect([
    says['webhook_endpoint.created']({ ...of, events: ['*'] }),
    says['webhook_endpoint.created']({ ...of, events: ['invoice.*', 'payment.settled'] }),
    says['webhook_endpoint.updated']({ ...of, changes: { events: { before: ['*'], after: ['invoice.*'] } } }),
    says['webhook_endpoint.disabled']({ ...of, reason: 'failing' }),
    says['webhook_endpoint.replayed']({ ...of, count: 1 }),
    says['webhook_endpoint.replayed']({ ...of, count: 12 }),
  ]).toEqual([
    'Webhooks go to books.example: everything.',
    'Webhooks go to books.example: invoice.*, payment.settled.',
    'The webhooks to books.example changed: events.',
    'The webhooks to books.example stopped: nothing arrived there for a day.',
    'One webhook is sent to books.example again.',
    '12 webhooks are sent to books.example again.',
  ])
})
