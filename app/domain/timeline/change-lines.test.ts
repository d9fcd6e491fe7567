import { expect, test } from 'vitest'
import { changeLines } from './change-lines.ts'

test('fields and values are said in words', () => {
  const changes = {
    sendHour: { before: 9, after: 10 },
    acceptsCard: { before: true, after: false },
    phone: { before: null, after: '+1 555' },
    sendDays: { before: [1, 2], after: [] },
    autoWriteOffMinor: { before: '', after: '100' },
  }
  expect(changeLines({ changes }).map(({ field, before, after }) => `${field}: ${before} → ${after}`)).toEqual([
    'Send hour: 9 → 10',
    'Accepts card: yes → no',
    'Phone: nothing → +1 555',
    'Send days: 1, 2 → nothing',
    'Auto write off: nothing → 100',
  ])
})

test('an event that changes nothing has no lines', () => {
  expect(changeLines({ number: '2041' })).toEqual([])
  expect(changeLines({ changes: null })).toEqual([])
})
