import { expect, test } from 'vitest'
import { nextRecurringState, recurringStates } from './recurring-state.ts'

test.each([
  ['pause', ['paused', null, null]],
  ['resume', [null, 'active', 'active']],
  ['end', ['ended', 'ended', null]],
] as const)('%s', (event, expected) => {
  expect(recurringStates.map((state) => nextRecurringState(state, event))).toEqual(expected)
})
