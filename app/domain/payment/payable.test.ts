import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import { payable } from './payable.ts'
import type { PayableFacts, PayChoice, PayRefusal } from './payable.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const facts: PayableFacts = {
  state: 'issued',
  balance: usd(10_000n),
  everything: usd(10_000n),
  processing: usd(0n),
  minimum: usd(500n),
  liveAttempt: false,
}
const everything: PayChoice = { kind: 'everything' }
const other = (minor: bigint, currency = 'USD'): PayChoice => ({ kind: 'other', amount: money(minor, currency) })

test.each<[string, Partial<PayableFacts>, PayChoice, bigint]>([
  ['everything open', {}, everything, 10_000n],
  ['the discounted sum, as everything', { everything: usd(9_800n) }, everything, 9_800n],
  ['a part of at least the minimum', {}, other(500n), 500n],
  ['exactly what is open', {}, other(10_000n), 10_000n],
  ['a rest below the minimum, as a whole', { balance: usd(300n) }, other(300n), 300n],
])('the client may pay %s', (_rule, change, choice, minor) =>
  expect(payable({ ...facts, ...change }, choice)).toEqual(ok(usd(minor))),
)

test.each<[string, Partial<PayableFacts>, PayChoice, PayRefusal]>([
  ['a draft', { state: 'draft' }, everything, 'not_payable'],
  ['a void invoice', { state: 'void' }, everything, 'not_payable'],
  ['a written-off invoice', { state: 'written_off' }, everything, 'not_payable'],
  ['a settled invoice', { state: 'settled' }, everything, 'nothing_due'],
  ['an invoice with a credit', { balance: usd(-1n) }, everything, 'nothing_due'],
  ['while a payment is on its way', { processing: usd(1n) }, other(500n), 'processing'],
  ['while a checkout is open', { liveAttempt: true }, everything, 'attempt_open'],
  ['less than the minimum', {}, other(499n), 'below_minimum'],
  ['less than a rest that is below the minimum', { balance: usd(300n) }, other(299n), 'below_minimum'],
  ['nothing, even without a minimum', { minimum: usd(0n) }, other(0n), 'below_minimum'],
  ['a negative sum', { minimum: usd(-100n) }, other(-50n), 'below_minimum'],
  ['more than is open', {}, other(10_001n), 'above_balance'],
  ['another currency', {}, other(500n, 'JPY'), 'wrong_currency'],
])('refused: %s', (_rule, change, choice, reason) =>
  expect(payable({ ...facts, ...change }, choice)).toEqual(refuse(reason)),
)
