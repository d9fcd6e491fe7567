import { expect, test } from 'vitest'
import { isLivePlan, nextPlanState, planStates, planWaitsFor } from './plan-state.ts'
import type { PlanEvent, PlanState } from './plan-state.ts'

test.each<[string, PlanState, PlanEvent, PlanState | null]>([
  ['the business answers with another offer', 'proposed', 'offer_by_business', 'countered'],
  ['the client answers that with another', 'countered', 'offer_by_client', 'proposed'],
  ['the client changes what nobody answered yet', 'proposed', 'offer_by_client', 'proposed'],
  ['so does the business', 'countered', 'offer_by_business', 'countered'],
  ['the business agrees', 'proposed', 'accept', 'active'],
  ['the client agrees', 'countered', 'accept', 'active'],
  ['nobody answered', 'countered', 'expire', 'cancelled'],
  ['an agreed plan does not run out', 'active', 'expire', null],
  ['nor is it declined', 'active', 'decline', null],
  ['nor offered anew: it is replaced', 'active', 'offer_by_client', null],
  ['everything is paid', 'active', 'complete', 'completed'],
  ['a talk cannot be complete', 'proposed', 'complete', null],
  ['another plan takes its place', 'active', 'replace', 'cancelled'],
  ['instalments did not come', 'active', 'default', 'defaulted'],
])('%s', (_rule, state, event, next) => expect(nextPlanState(state, event)).toBe(next))

test('what is over stays over, and only talks wait for an answer', () => {
  expect(planStates.filter(isLivePlan)).toEqual(['proposed', 'countered', 'active'])
  for (const state of planStates.filter((one) => !isLivePlan(one))) {
    expect(nextPlanState(state, 'accept')).toBeNull()
    expect(planWaitsFor(state)).toBeNull()
  }
  expect(planWaitsFor('proposed')).toBe('business')
  expect(planWaitsFor('countered')).toBe('client')
})
