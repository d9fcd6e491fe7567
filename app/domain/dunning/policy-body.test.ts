import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attachments, channels, defaultPolicy, recipientRoles, stageKeys, tones } from './dunning-policy.ts'
import type { DunningPolicy } from './dunning-policy.ts'
import { highestStageId, numberStages, policyFromBody, policyToBody } from './policy-body.ts'

const amounts = fc.dictionary(fc.constantFrom('USD', 'EUR', 'JPY'), fc.bigInt({ min: 0n, max: 10n ** 15n }), {
  noNullPrototype: true,
})
const days = fc.integer({ min: -60, max: 365 })
const stage = fc.record(
  {
    id: fc.integer({ min: 1, max: 99 }),
    key: fc.constantFrom(...stageKeys),
    offsetDays: days,
    channel: fc.constantFrom(...channels),
    tone: fc.constantFrom(...tones),
    needsApproval: fc.boolean(),
    alongside: fc.constantFrom('phone' as const, 'letter' as const),
    copyTo: fc.uniqueArray(fc.constantFrom(...recipientRoles)),
    attach: fc.constantFrom(...attachments),
    fee: amounts,
    chargesInterest: fc.boolean(),
    answerWithinDays: days,
  },
  { requiredKeys: ['id', 'key', 'offsetDays', 'channel', 'tone', 'needsApproval'], noNullPrototype: true },
)
const policies: fc.Arbitrary<DunningPolicy> = fc.record(
  {
    stages: fc.array(stage),
    repeat: fc.option(fc.record({ everyDays: days, times: days }, { noNullPrototype: true })),
    minGapDays: days,
    firstSendGraceDays: days,
    maxContactsPerWeek: days,
    smallBalances: amounts,
    untouchedDays: days,
    draftFlagDays: days,
  },
  { noNullPrototype: true },
)

test('what is kept as JSON comes back as it was', () =>
  fc.assert(
    fc.property(policies, (policy) => {
      const kept: unknown = JSON.parse(JSON.stringify(policyToBody(policy, highestStageId(policy))))
      expect(policyFromBody(kept as never)).toEqual(policy)
    }),
  ))

describe('numbers of new steps', () => {
  const draft = (...ids: number[]): DunningPolicy => ({
    ...defaultPolicy,
    stages: ids.map((id) => ({ ...(defaultPolicy.stages[3] as DunningPolicy['stages'][number]), id })),
  })
  test.each([
    ['start behind those of the presets', draft(4, 0), 0, [4, 9]],
    ['follow the highest ever used in the business', draft(4, 0, 5, 0), 12, [4, 13, 5, 14]],
  ])('%s', (_rule, policy, lastUsed, ids) =>
    expect(numberStages(policy, lastUsed).stages.map(({ id }) => id)).toEqual(ids),
  )
})
