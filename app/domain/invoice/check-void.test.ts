import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { checkVoid } from './check-void.ts'
import type { VoidFacts } from './check-void.ts'

const facts: VoidFacts = {
  state: 'issued',
  paid: money(0n, 'USD'),
  reduced: money(0n, 'USD'),
  hasLivePayment: false,
}

test.each([
  ['a draft', { state: 'draft' as const }, true],
  ['an invoice nothing was done about', {}, true],
  ['one that is settled', { state: 'settled' as const }, 'not_voidable'],
  ['one that is void already', { state: 'void' as const }, 'not_voidable'],
  ['one paid in part', { paid: money(1n, 'USD') }, 'paid'],
  ['one credited in part', { reduced: money(1n, 'USD') }, 'credited'],
  ['one with a payment on its way', { hasLivePayment: true }, 'payment_under_way'],
])('%s', (_case, over, expected) => {
  const checked = checkVoid({ ...facts, ...over })
  expect(checked.ok || checked.reason).toBe(expected)
})
