import { expect, test } from 'vitest'
import { checkRefund } from './refundable.ts'
import type { RefundableFacts } from './refundable.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const facts: RefundableFacts = { state: 'settled', held: usd(1_000n), pending: usd(0n), credit: usd(200n) }

test.each<[string, Partial<RefundableFacts>, bigint, 'reopen' | 'credit', string | null]>([
  ['all that is left', {}, 1_000n, 'reopen', null],
  ['not a cent more', {}, 1_001n, 'reopen', 'above_left'],
  ['what is asked for already counts', { pending: usd(400n) }, 601n, 'reopen', 'above_left'],
  ['nothing twice', { state: 'refunded', held: usd(0n) }, 1n, 'reopen', 'nothing_left'],
  ['a dispute is answered at the bank', { state: 'disputed' }, 1n, 'reopen', 'disputed'],
  ['the bank was first', { state: 'returned' }, 1n, 'reopen', 'taken_back'],
  ['only money that came', { state: 'processing' }, 1n, 'reopen', 'not_settled'],
  ['nothing is no sum', {}, 0n, 'reopen', 'bad_amount'],
  ['out of the credit', {}, 200n, 'credit', null],
  ['which is only so much', {}, 201n, 'credit', 'above_credit'],
])('%s', (_rule, change, minor, effect, reason) => {
  const result = checkRefund({ ...facts, ...change }, { amount: usd(minor), effect })
  expect(result).toEqual(reason === null ? { ok: true, value: null } : { ok: false, reason })
})
