import { expect, test } from 'vitest'
import { webhookPayload } from './webhook-payload.ts'

const event = {
  ...{ id: 'e1', at: new Date('2026-11-23T12:00:00Z'), type: 'invoice.settled', actor: 'system' },
  ...{ clientId: 'c1', invoiceId: 'i1', data: { number: '2041' } },
}

test('type, timestamp and data', () =>
  expect(JSON.parse(webhookPayload(event))).toEqual({
    type: 'invoice.settled',
    timestamp: '2026-11-23T12:00:00.000Z',
    data: { number: '2041', id: 'e1', actor: 'system', clientId: 'c1', invoiceId: 'i1' },
  }))

test('what is kept never stands for what it is about', () =>
  expect(JSON.parse(webhookPayload({ ...event, data: { id: 'other', actor: 'me' } }))).toMatchObject({
    data: { id: 'e1', actor: 'system' },
  }))

test('at most 64 KiB, counted in bytes', () => {
  const long = webhookPayload({ ...event, data: { text: 'ü'.repeat(33_000) } })
  expect(JSON.parse(long)).toMatchObject({ data: { truncated: true, id: 'e1' } })
  const fits = webhookPayload({ ...event, data: { text: 'u'.repeat(60_000) } })
  expect(fits.length).toBeGreaterThan(60_000)
})
