import { expect, test } from 'vitest'
import { refundFailureWords } from './refund-failure-words.ts'

test.each([
  ['expired_or_canceled_card', 'the card is no longer valid'],
  ['REFUND_TIME_LIMIT_EXCEEDED', 'the payment is too old to be given back there'],
  ['some_new_reason', 'some new reason'],
  ['', 'no reason was given'],
])('“%s” is said as “%s”', (reason, words) => expect(refundFailureWords(reason)).toBe(words))
