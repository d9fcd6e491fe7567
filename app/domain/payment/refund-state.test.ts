import { expect, test } from 'vitest'
import { isBooked, nextRefundState, refundStates } from './refund-state.ts'
import type { RefundEvent, RefundState } from './refund-state.ts'

test.each<[string, RefundState, RefundEvent, RefundState | null]>([
  ['a card’s is done at once', 'requested', 'settle', 'settled'],
  ['a bank account’s takes days', 'requested', 'accept', 'processing'],
  ['and is done then', 'processing', 'settle', 'settled'],
  ['a provider can refuse', 'requested', 'fail', 'failed'],
  ['it can come back days after it was done', 'settled', 'fail', 'failed'],
  ['a repeat changes nothing', 'settled', 'settle', null],
  ['what failed is asked for anew, not again', 'failed', 'settle', null],
])('%s', (_rule, state, event, expected) => expect(nextRefundState(state, event)).toBe(expected))

test('the books hold what a provider has taken on, until it fails', () =>
  expect(refundStates.filter(isBooked)).toEqual(['processing', 'settled']))
