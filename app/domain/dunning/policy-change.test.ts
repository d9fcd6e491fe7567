import { describe, expect, test } from 'vitest'
import { defaultPolicy } from './dunning-policy.ts'
import type { DunningPolicy, DunningStage } from './dunning-policy.ts'
import { changedInPolicy, impactOn } from './policy-change.ts'
import { presetOf } from './policy-presets.ts'
import { factsWith, invoiceWith, step, tenOn } from './sample-facts.ts'

const withStage = (id: number, change: Partial<DunningStage>): DunningPolicy => ({
  ...defaultPolicy,
  stages: defaultPolicy.stages.map((stage) => (stage.id === id ? { ...stage, ...change } : stage)),
})
const without = (id: number): DunningPolicy => ({
  ...defaultPolicy,
  stages: defaultPolicy.stages.filter((stage) => stage.id !== id),
})

test.each<[string, DunningPolicy, string[]]>([
  ['nothing', defaultPolicy, []],
  ['a day and a tone', withStage(4, { offsetDays: 10, tone: 'firm' }), ['first follow-up (day 7 to 10, tone)']],
  ['an approval', withStage(5, { needsApproval: true }), ['second follow-up (approval)']],
  ['a fee', withStage(5, { fee: { EUR: 4_000n } }), ['second follow-up (fee)']],
  ['a step less', without(6), ['third follow-up removed']],
  [
    'a setting',
    { ...defaultPolicy, minGapDays: 2, repeat: { everyDays: 14, times: 3 } },
    ['repeats', 'days between contacts'],
  ],
  ['a tolerance', { ...defaultPolicy, smallBalances: { USD: 500n } }, ['small balances']],
])('what changed: %s', (_, after, words) => expect(changedInPolicy(defaultPolicy, after)).toEqual(words))

test('what changed: a step more', () =>
  expect(changedInPolicy(without(6), defaultPolicy)).toEqual(['third follow-up added on day 30']))

describe('what follows under another policy', () => {
  // Due on 12 March; the first follow-up was said on day 7, and it is day 9.
  const invoice = invoiceWith({ steps: [step('first_follow_up', 'completed', '2026-03-19')] })
  const facts = factsWith({ invoices: [invoice] })
  const now = tenOn('2026-03-21')
  const next = (policy: DunningPolicy, enterBy: 'keep' | 'age' | 'first' | 'now' = 'keep') => {
    const { before, after, isSame } = impactOn(invoice, facts, { policy, enterBy }, now)
    const words = (step: typeof before.nextStep) => step && `${step.stage} ${step.on.toString()}`
    return [words(before.nextStep), words(after.nextStep), isSame]
  }
  const before = 'second_follow_up 2026-03-26'

  test.each<[string, DunningPolicy, string | null]>([
    ['the same policy changes nothing', defaultPolicy, before],
    ['a firmer one comes sooner', presetOf('firm').policy, 'second_follow_up 2026-03-24'],
    ['what was said is not said again on its new day', withStage(4, { offsetDays: 10 }), 'second_follow_up 2026-03-26'],
    ['nor in the words of a step put in its place', withStage(4, { id: 9 }), before],
    ['a step added below what was said is left out', withStage(3, { id: 9, offsetDays: 6 }), before],
  ])('%s', (_rule, policy, after) => expect(next(policy)).toEqual([before, after, after === before]))

  test('it is the owner who says where it goes on', () => {
    expect(next(presetOf('firm').policy, 'now')[1]).toBe('second_follow_up 2026-03-24')
    expect(next(withStage(5, { offsetDays: 8 }), 'age')[1]).toBe('second_follow_up 2026-03-21')
    expect(next(withStage(5, { offsetDays: 8 }), 'now')[1]).toBe('third_follow_up 2026-04-11')
  })
})
