import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { TraceStep } from '#app/domain/dunning/trace-ladder.ts'
import { traceItems } from './trace-item.ts'

const step = (change: Partial<TraceStep>): TraceStep => ({
  ...{ key: 'first_follow_up', channel: 'email', fate: 'said', why: null, needsApproval: false, beside: null },
  on: Temporal.PlainDate.from('2026-12-05'),
  ...change,
})
const linesOf = (steps: TraceStep[]) => traceItems(steps, 'en-US').map(({ name, text }) => `${name}: ${text}`)

test.each<[Partial<TraceStep>, string]>([
  [{}, 'sent on 5 December'],
  [{ channel: 'phone', why: 'Nobody answered in 3 calls.' }, 'called on 5 December: Nobody answered in 3 calls'],
  [{ fate: 'skipped', why: 'We spoke' }, 'skipped on 5 December: We spoke'],
  [{ fate: 'failed' }, 'did not arrive on 5 December'],
  [{ fate: 'waiting' }, 'drafted, waits for your OK, since 5 December'],
  [{ fate: 'waiting', channel: 'letter' }, 'waits to be printed and posted, since 5 December'],
  [{ fate: 'under_way' }, 'is on its way'],
  [{ fate: 'next', needsApproval: true }, '5 December, by mail, after your OK'],
  [{ fate: 'ahead' }, 'not before 5 December'],
  [{ fate: 'ahead', on: null }, 'when follow-up goes on'],
])('%o reads “%s”', (change, text) => expect(linesOf([step(change)])).toEqual([`First follow-up: ${text}`]))

test('steps that were left out together for one reason make one line', () => {
  const left = step({ fate: 'left_out', why: 'its moment had passed' })
  expect(
    linesOf([left, left, left, step({ fate: 'left_out', why: 'a later one was said already' }), step({})]),
  ).toEqual([
    '3 steps: left out: its moment had passed',
    'First follow-up: left out: a later one was said already',
    'First follow-up: sent on 5 December',
  ])
})

test('what goes beside a step stands with it', () => {
  const besideOf = (beside: TraceStep['beside']) => traceItems([step({ beside })], 'en-US')[0]?.beside
  expect(besideOf({ channel: 'phone', on: null })).toBe('with a call that is still to be made')
  expect(besideOf({ channel: 'letter', on: Temporal.PlainDate.from('2026-12-07') })).toBe(
    'with a letter, posted on 7 December',
  )
})
