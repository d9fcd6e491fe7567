import { expect, test } from 'vitest'
import { keyEnd, paypalMode, resendMode, stripeMode } from './provider-mode.ts'

const local = 'http://127.0.0.1:3002'

test.each([
  ['sk_live_abc', undefined, 'live'],
  ['rk_live_abc', 'https://api.stripe.com', 'live'],
  ['sk_test_abc', undefined, 'test'],
  ['sk_live_abc', local, 'stand_in'],
  ['sk_live_abc', 'https://api.stripe.com.evil.example', 'stand_in'],
])('Stripe with %s at %s: %s', (key, base, mode) => expect(stripeMode({ key, base })).toBe(mode))

test.each([
  ['https://api-m.paypal.com', 'live'],
  ['https://api-m.sandbox.paypal.com', 'test'],
  [local, 'stand_in'],
  ['no address', 'stand_in'],
])('PayPal at %s: %s', (base, mode) => expect(paypalMode({ key: 'A', base })).toBe(mode))

test.each([
  [undefined, 'live'],
  ['https://api.resend.com', 'live'],
  [local, 'stand_in'],
])('Resend at %s: %s', (base, mode) => expect(resendMode({ key: 're_', base })).toBe(mode))

test('four characters of a key, no more', () => expect(keyEnd('sk_live_0123456789abcd')).toBe('abcd'))
