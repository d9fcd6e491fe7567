import { expect, test } from 'vitest'
import { defaultPolicy } from './dunning-policy.ts'
import { silenceLimits } from './silence-limits.ts'

test.each([
  ['the Standard is silent for 16 days between its second and third follow-up', {}, 23],
  ['a policy without stages has nothing to wait for', { stages: [] }, 7],
  ['what comes before the due date leaves no gap behind it', { stages: defaultPolicy.stages.slice(0, 2) }, 7],
  ['repeats count', { stages: defaultPolicy.stages.slice(0, 5), repeat: { everyDays: 30, times: 2 } }, 37],
])('%s', (_rule, over, afterContact) => {
  expect(silenceLimits({ ...defaultPolicy, ...over })).toEqual({ afterDue: 7, afterContact })
})
