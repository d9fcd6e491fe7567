import { expect, test } from 'vitest'
import { defaultPolicy } from './dunning-policy.ts'
import { policyChanges } from './policy-changes.ts'

test('nothing changed, nothing said', () => expect(policyChanges(defaultPolicy, { ...defaultPolicy })).toEqual({}))

test('a step that moved, one that went and the rules beside them', () => {
  const stages = defaultPolicy.stages
    .filter(({ key }) => key !== 'day_after')
    .map((stage) => (stage.key === 'first_follow_up' ? { ...stage, offsetDays: 10, needsApproval: true } : stage))
  const after = { ...defaultPolicy, stages, minGapDays: 9, smallBalances: { USD: 500n }, repeat: null }
  const changes = policyChanges({ ...defaultPolicy, smallBalances: {}, repeat: { everyDays: 7, times: 2 } }, after)
  expect(changes).toEqual({
    'step 3': { before: 'note on the day after, day 1, email, light', after: null },
    'step 4': {
      before: 'first follow-up, day 7, email, polite, attaches both',
      after: 'first follow-up, day 10, email, polite, waits for approval, attaches both',
    },
    repeat: { before: 'every 7 days, 2 times', after: null },
    minGapDays: { before: defaultPolicy.minGapDays, after: 9 },
    smallBalances: { before: '', after: '5.00 USD' },
  })
})
