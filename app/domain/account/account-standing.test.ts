import { expect, test } from 'vitest'
import { accountStanding, canBePaid, isChosenAtFirst } from './account-standing.ts'
import type { AccountHold, StandingFacts } from './account-standing.ts'

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const facts: StandingFacts = {
  ...{
    today: '2026-11-23',
    dueOn: '2026-11-23',
    balance: usd(500n),
    processing: usd(0n),
    hasAttempt: false,
    holds: [],
  },
}
const hold = (kind: AccountHold['kind'], amount: bigint | null = null, promisedOn: string | null = null) => ({
  ...{ kind, promisedOn, amount: amount === null ? null : usd(amount) },
})
const plan = hold('plan')
const dispute = hold('dispute')
const part = hold('dispute', 200n)
const promise = hold('promise', null, '2026-12-01')

test.each<[string, Partial<StandingFacts>, string, boolean, boolean]>([
  ['due through its due date', {}, 'due', true, true],
  ['overdue from the day after', { dueOn: '2026-11-22' }, 'overdue', true, true],
  [
    'money under way comes before everything',
    { processing: usd(1n), hasAttempt: true, holds: [plan] },
    'processing',
    false,
    false,
  ],
  ['an open checkout', { hasAttempt: true, holds: [dispute] }, 'started', false, false],
  ['a dispute of the whole', { holds: [plan, dispute] }, 'disputed', true, false],
  ['a dispute of as much as is left', { holds: [hold('dispute', 500n)] }, 'disputed', true, false],
  ['a dispute of a part', { holds: [part, promise] }, 'part_disputed', true, true],
  ['a plan', { holds: [promise, plan, part] }, 'plan', true, false],
  ['a plan being talked about', { holds: [hold('proposal'), promise] }, 'plan_asked', true, false],
  ['a promise', { dueOn: '2026-11-01', holds: [promise] }, 'promised', true, true],
])('%s', (_rule, over, kind, payable, chosen) => {
  const standing = accountStanding({ ...facts, ...over })
  expect(standing.kind).toBe(kind)
  expect(canBePaid(standing)).toBe(payable)
  expect(isChosenAtFirst(standing)).toBe(chosen)
})

test('a line says the sum or the day it is about', () => {
  expect(accountStanding({ ...facts, processing: usd(7n) })).toEqual({ kind: 'processing', amount: usd(7n) })
  expect(accountStanding({ ...facts, holds: [part] })).toEqual({ kind: 'part_disputed', amount: usd(200n) })
  expect(accountStanding({ ...facts, holds: [promise] })).toEqual({ kind: 'promised', day: '2026-12-01' })
})
