import { expect, test } from 'vitest'
import { policyPresets } from '#app/domain/dunning/policy-presets.ts'
import type { DunningPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { policyFields } from '#tests/support/policy-form.ts'
import { draftOf, policyOf, readDraft, stepsOf } from './policy-draft.ts'

const sent = (fields: readonly (readonly [string, string])[]): FormData => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}
const standard = policyPresets[1]?.policy as DunningPolicy
const everything: DunningPolicy = {
  ...standard,
  repeat: { everyDays: 14, times: 3 },
  stages: standard.stages.map((stage) =>
    stage.id === 5
      ? {
          ...stage,
          attach: 'both',
          chargesInterest: true,
          fee: { EUR: 4_000n, JPY: 4_000n },
          copyTo: ['cc', 'approver'],
        }
      : stage,
  ),
}

test.each([
  ...policyPresets.map(({ name, policy }) => [name, policy] as const),
  ['with all that there is', everything] as const,
])('a policy comes through the form as it was: %s', (_, policy) => {
  const draft = readDraft(sent(policyFields(draftOf(policy, 'Ours', 3))))
  expect(draft).toMatchObject({ name: 'Ours', version: 3 })
  expect(policyOf(draft)).toEqual({ policy, faults: [] })
})

const draft = draftOf(standard, 'Ours', 1)
const change = (n: number, over: object) => ({
  ...draft,
  stages: draft.stages.map((stage, index) => (index === n ? { ...stage, ...over } : stage)),
})

test('steps are put in the order of their days, one without a day last', () => {
  const days = (form: FormData) => readDraft(form).stages.map(({ offsetDays }) => offsetDays)
  expect(days(sent(policyFields(change(0, { offsetDays: '20' }))))).toEqual([
    '0',
    '1',
    '7',
    '14',
    '20',
    '30',
    '45',
    '60',
  ])
  expect(days(sent(policyFields(change(3, { offsetDays: '' }))))).toEqual(['-5', '0', '1', '14', '30', '45', '60', ''])
})

test('the picture waits for a day, and the gate is the owner’s whatever the field beside it says', () => {
  expect(stepsOf(change(3, { offsetDays: '' }))).toHaveLength(7)
  const form = sent(policyFields(change(7, { channel: 'email', needsApproval: true })))
  expect(stepsOf(readDraft(form)).at(-1)).toMatchObject({ channel: 'owner', needsApproval: false })
})

test('an amount that is none is marked, an empty one is none', () => {
  const { policy, faults } = policyOf(change(4, { fee: { EUR: 'forty', JPY: '' } }))
  expect(faults).toEqual([{ field: 'stages.4.fee', message: 'Write the amount in EUR such as 40.00.' }])
  expect(policy.stages[4]).not.toHaveProperty('fee')
})
