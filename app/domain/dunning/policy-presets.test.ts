import { expect, test } from 'vitest'
import { checkPolicy } from './check-policy.ts'
import { defaultLadder, defaultPolicy } from './dunning-policy.ts'
import { policyPresets, presetOf } from './policy-presets.ts'

test.each(policyPresets.map((preset) => [preset.name, preset.policy] as const))(
  '%s can stand as it is',
  (_, policy) => {
    expect(checkPolicy(policy)).toEqual([])
  },
)

test.each(policyPresets.map((preset) => [preset.name, preset.policy] as const))(
  '%s shares the standard’s step numbers, so that what was said counts on',
  (_, policy) => {
    const standard = new Map(defaultLadder.map(({ id, key }) => [id, key]))
    expect(policy.stages.map(({ id, key }) => standard.get(id) === key)).not.toContain(false)
  },
)

test('Standard is the default', () => expect(presetOf('standard').policy).toBe(defaultPolicy))

test('By hand approves every step that speaks to the client', () => {
  const { stages } = presetOf('by_hand').policy
  expect(stages.filter(({ channel, needsApproval }) => channel !== 'owner' && !needsApproval)).toEqual([])
})

test('Gentle takes longer and Firm less long than Standard', () => {
  const lastDay = (key: 'gentle' | 'standard' | 'firm') => presetOf(key).policy.stages.at(-1)?.offsetDays ?? 0
  expect([lastDay('gentle'), lastDay('standard'), lastDay('firm')]).toEqual([80, 60, 45])
})
