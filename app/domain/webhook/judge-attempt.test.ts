import { expect, test } from 'vitest'
import { deliveryStates, nextDeliveryState } from './delivery-state.ts'
import { failsForGood, judgeAttempt } from './judge-attempt.ts'

const answered = (status: number) => ({ kind: 'answered', status, excerpt: '' }) as const

test.each([
  [200, 'deliver'],
  [204, 'deliver'],
  [299, 'deliver'],
  [199, 'fail'],
  [301, 'fail'],
  [400, 'fail'],
  [410, 'fail'],
  [500, 'fail'],
])('%i: %s', (status, event) => expect(judgeAttempt(answered(status), 1, 0).event).toBe(event))

test('no answer is tried again, and given up after the tenth try', () => {
  const none = { kind: 'unanswered', reason: 'no answer' } as const
  expect(judgeAttempt(none, 1, 0)).toEqual({ event: 'fail', pauseMs: 5_000, isGone: false })
  expect(judgeAttempt(none, 10, 0)).toEqual({ event: 'give_up', pauseMs: null, isGone: false })
  expect(judgeAttempt(answered(410), 3, 0).isGone).toBe(true)
})

test('a day of failures ends it, and not a moment less', () => {
  const since = new Date('2026-11-23T12:00:00Z')
  expect(failsForGood(since, new Date('2026-11-24T11:59:59Z'))).toBe(false)
  expect(failsForGood(since, new Date('2026-11-24T12:00:00Z'))).toBe(true)
})

test('what is over moves by a replay only', () => {
  for (const state of deliveryStates) expect(nextDeliveryState(state, 'replay')).toBe('waiting')
  for (const event of ['deliver', 'fail', 'give_up'] as const)
    expect([nextDeliveryState('delivered', event), nextDeliveryState('failed', event)]).toEqual([null, null])
})
