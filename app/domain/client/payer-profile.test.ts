import { describe, expect, test } from 'vitest'
import { payerProfile } from './payer-profile.ts'
import type { DelayFacts, PayerFacts } from './payer-profile.ts'

const delay = (over: Partial<DelayFacts> = {}): DelayFacts => ({
  ...{ currency: 'USD', counted: 8, paid: 8, paidOnTime: 6, overdue: 0, weightedDays: 4_000n, weight: 1_000n },
  ...{ medianDays: 2, longestDays: 20, ...over },
})
const facts = (over: Partial<PayerFacts> = {}): PayerFacts => ({
  delays: [delay()],
  promises: { kept: 0, broken: 0 },
  plans: { completed: 0, defaulted: 0, active: 0 },
  disputes: { upheld: 0, rejected: 0, open: 0 },
  writtenOff: 0,
  effort: { mails: 0, approvals: 0, calls: 0, letters: 0, disputes: 0 },
  termsDays: 30,
  ...over,
})

describe('days late', () => {
  test.each([
    ['weighted by amount: 900 on time and 100 forty days late', 4_000n, 1_000n, 4],
    ['half a tenth is rounded up', 5n, 100n, 0.1],
    ['early is below nothing', -15n, 10n, -1.5],
    ['nothing to weigh', 0n, 0n, null],
  ])('%s', (_rule, weightedDays, weight, expected) =>
    expect(payerProfile(facts({ delays: [delay({ weightedDays, weight })] })).delays[0]?.averageDays).toBe(expected),
  )

  test('what is overdue counts among what was not on time', () =>
    expect(
      payerProfile(facts({ delays: [delay({ counted: 8, paid: 6, paidOnTime: 6, overdue: 2 })] })).delays[0],
    ).toMatchObject({
      onTimeShare: 75,
    }))
})

test('the cost of chasing: minutes per step at forty an hour, mails that went by themselves for nothing', () => {
  const effort = { mails: 40, approvals: 5, calls: 3, letters: 2, disputes: 1 }
  expect(payerProfile(facts({ effort }))).toMatchObject({ minutes: 10 + 30 + 30 + 30, costMinor: 6_667n })
})

describe('credit terms', () => {
  const good = delay({ paidOnTime: 8, weightedDays: -1_000n })
  test.each<[string, Partial<PayerFacts>, string, RegExp]>([
    ['two invoices say too little', { delays: [delay({ counted: 2 })] }, 'too_early', /2 invoices/],
    ['none at all', { delays: [] }, 'too_early', /0 invoices/],
    ['three quarters on time', {}, 'keep', /75 %/],
    ['on time and early', { delays: [good] }, 'longer', /100 % of 8/],
    ['the same with a broken promise', { delays: [good], promises: { kept: 3, broken: 1 } }, 'keep', /100 %/],
    [
      'five invoices are not enough for longer terms',
      { delays: [delay({ ...good, counted: 5, paidOnTime: 5 })] },
      'keep',
      /of 5/,
    ],
    ['fifteen days late still keeps them', { delays: [delay({ weightedDays: 15_000n })] }, 'keep', /75 %/],
    ['more than that shortens them', { delays: [delay({ weightedDays: 15_100n })] }, 'shorten', /15.1 days late/],
    ['fewer than half on time', { delays: [delay({ paidOnTime: 3 })] }, 'shorten', /37.5 %/],
    ['short terms stay', { delays: [delay({ paidOnTime: 3 })], termsDays: 14 }, 'keep', /37.5 %/],
    ['two of two promises broken', { promises: { kept: 0, broken: 2 } }, 'shorten', /2 of 2/],
    ['three of four', { promises: { kept: 1, broken: 3 } }, 'deposit', /3 of 4/],
    ['more than 45 days late', { delays: [delay({ weightedDays: 45_100n })] }, 'deposit', /45.1 days/],
    ['once more than 120 days', { delays: [delay({ longestDays: 121 })] }, 'deposit', /121 days/],
    ['a plan not kept', { plans: { completed: 2, defaulted: 1, active: 0 } }, 'deposit', /1 payment plan/],
    ['written off, however little is known', { delays: [], writtenOff: 2 }, 'deposit', /2 invoices were written off/],
  ])('%s', (_rule, over, advice, reason) => {
    const profile = payerProfile(facts(over))
    expect(profile.advice).toBe(advice)
    expect(profile.reasons[0]).toMatch(reason)
  })

  test('the currency with the most invoices decides', () => {
    const delays = [delay({ currency: 'EUR', counted: 1, weightedDays: 90_000n }), good]
    expect(payerProfile(facts({ delays })).advice).toBe('longer')
  })
})
