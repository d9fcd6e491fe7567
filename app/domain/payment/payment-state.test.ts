import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isLive,
  needsSettlementFirst,
  nextPaymentState,
  paymentStates,
  paymentStatesBefore,
  standingAfter,
} from './payment-state.ts'
import type { PaymentEvent, PaymentState } from './payment-state.ts'

// What the inbox does: news that overtook the settlement is kept and tried again once there is any other news.
function run(from: PaymentState, events: readonly PaymentEvent[]): PaymentState {
  const queue = [...events]
  let state = from
  for (let tries = 0; queue.length > 0 && tries <= events.length ** 2; tries += 1) {
    const event = queue.shift()
    if (!event) break
    if (needsSettlementFirst(state, event)) queue.push(event)
    else state = nextPaymentState(state, event) ?? state
  }
  return state
}

test.each<[string, PaymentState, PaymentEvent, PaymentState | null]>([
  ['a bank debit is on its way, not paid', 'open', 'process', 'processing'],
  ['a card settles at once', 'open', 'settle', 'settled'],
  ['a checkout can settle before we know it exists', 'started', 'settle', 'settled'],
  ['money is money after the checkout expired', 'expired', 'settle', 'settled'],
  ['and after it was called off', 'cancelled', 'settle', 'settled'],
  ['and after a failure', 'failed', 'settle', 'settled'],
  ['a declined charge of a kept method is tried again', 'failed', 'retry', 'started'],
  ['but nothing else is', 'expired', 'retry', null],
  ['a late failure does not unsettle', 'settled', 'fail', null],
  ['a repeat changes nothing', 'settled', 'settle', null],
  ['a late settlement does not undo a return', 'returned', 'settle', null],
  ['a refund is not booked before the money is', 'open', 'refund', null],
  ['a debit on its way does not expire', 'processing', 'expire', null],
  ['a refund that fails leaves the money', 'refunded', 'restore', 'settled'],
  ['one refund of several that fails leaves the others', 'refunded', 'restore_part', 'part_refunded'],
  ['a bank account is confirmed before the debit goes out', 'open', 'verify', 'verifying'],
  ['a confirmed account brings its debit', 'verifying', 'process', 'processing'],
  ['an account that is never confirmed ends without money', 'verifying', 'fail', 'failed'],
  ['a debit on its way is not to be confirmed again', 'processing', 'verify', null],
  ['a chargeback can be won', 'disputed', 'win', 'settled'],
  ['or lost', 'disputed', 'return', 'returned'],
])('%s', (_rule, state, event, expected) => expect(nextPaymentState(state, event)).toBe(expected))

describe('any order and any repetition of the events of one payment ends the same', () => {
  const scenarios: [string, PaymentEvent[], PaymentState][] = [
    ['card', ['open', 'settle'], 'settled'],
    ['bank debit', ['open', 'process', 'settle'], 'settled'],
    ['bank debit that fails', ['open', 'process', 'fail'], 'failed'],
    ['bank debit that is returned weeks later', ['open', 'process', 'settle', 'return'], 'returned'],
    ['bank debit after two small deposits', ['open', 'verify', 'process', 'settle'], 'settled'],
    ['small deposits that nobody confirms', ['open', 'verify', 'fail'], 'failed'],
    ['left alone', ['open', 'expire'], 'expired'],
    ['called off, then the checkout expires', ['open', 'cancel', 'expire'], 'expired'],
    ['declined, then paid', ['open', 'fail', 'settle'], 'settled'],
    ['expired here, paid there', ['open', 'expire', 'settle'], 'settled'],
    ['refunded in two steps', ['open', 'settle', 'refund_part', 'refund'], 'refunded'],
    ['refunded, then disputed all the same', ['open', 'settle', 'refund', 'dispute'], 'disputed'],
    ['disputed and lost', ['open', 'settle', 'dispute', 'return'], 'returned'],
  ]
  test.each(scenarios)('%s', (_name, events, end) => {
    const anyOrder = fc
      .array(fc.constantFrom(...events), { maxLength: 5 })
      .chain((repeats) => fc.shuffledSubarray([...events, ...repeats], { minLength: events.length + repeats.length }))
    fc.assert(
      fc.property(anyOrder, (order) => {
        expect(run('started', order)).toBe(end)
      }),
    )
  })
})

test('an attempt is live while it may still bring money', () =>
  expect(paymentStates.filter(isLive)).toEqual(['started', 'open', 'verifying', 'processing']))

test('the states before settlement are all those that brought no money yet', () =>
  expect(paymentStatesBefore('settle')).toEqual([
    'started',
    'open',
    'verifying',
    'processing',
    'failed',
    'expired',
    'cancelled',
  ]))

test.each<[string, PaymentState, PaymentEvent, boolean]>([
  ['a refund that overtook the settlement', 'open', 'refund', true],
  ['a return heard of before the settlement', 'processing', 'return', true],
  ['a refund of settled money', 'settled', 'refund', false],
  ['a second report of a return', 'returned', 'return', false],
  ['an expiry', 'open', 'expire', false],
])('%s (%s, %s) waits for the settlement: %s', (_rule, state, event, expected) =>
  expect(needsSettlementFirst(state, event)).toBe(expected),
)

test.each<[string, PaymentState, Parameters<typeof standingAfter>[1], PaymentState]>([
  ['a part given back', 'settled', { refunded: 'part', isDisputed: false, isReturned: false }, 'part_refunded'],
  ['the rest of it too', 'part_refunded', { refunded: 'all', isDisputed: false, isReturned: false }, 'refunded'],
  [
    'one of two refunds failed',
    'refunded',
    { refunded: 'part', isDisputed: false, isReturned: false },
    'part_refunded',
  ],
  ['the only refund failed', 'part_refunded', { refunded: 'nothing', isDisputed: false, isReturned: false }, 'settled'],
  ['a dispute opened', 'part_refunded', { refunded: 'part', isDisputed: true, isReturned: false }, 'disputed'],
  ['a dispute won', 'disputed', { refunded: 'nothing', isDisputed: false, isReturned: false }, 'settled'],
  [
    'a dispute won after a refund',
    'disputed',
    { refunded: 'part', isDisputed: false, isReturned: false },
    'part_refunded',
  ],
  ['a dispute lost', 'disputed', { refunded: 'nothing', isDisputed: true, isReturned: true }, 'returned'],
  ['lost for good', 'returned', { refunded: 'nothing', isDisputed: false, isReturned: false }, 'returned'],
  ['nothing new', 'settled', { refunded: 'nothing', isDisputed: false, isReturned: false }, 'settled'],
  ['no money yet', 'processing', { refunded: 'nothing', isDisputed: false, isReturned: false }, 'processing'],
])('%s: %s becomes what it is now', (_rule, state, left, expected) => expect(standingAfter(state, left)).toBe(expected))
