import { expect, test } from 'vitest'
import { addDays } from '../business-day.ts'
import type { DunningInvoice } from './dunning-facts.ts'
import { day, factsWith, holdWith, invoiceWith, stageOf, step, tenOn } from './sample-facts.ts'
import { traceLadder } from './trace-ladder.ts'
import type { StepOnRecord } from './trace-ladder.ts'

const record = (...[key, outcome, on, change]: Parameters<typeof step>): StepOnRecord => ({
  ...step(key, outcome, on, change),
  accompanying: false,
  reason: null,
})
// Due on Thursday 12 March 2026.
function trace(records: StepOnRecord[], today: string, change: Partial<DunningInvoice> = {}) {
  const invoice = invoiceWith({ steps: records.filter(({ accompanying }) => !accompanying), ...change })
  const facts = factsWith({ invoices: [invoice] })
  return traceLadder(invoice, facts, records, tenOn(today)).map(({ key, fate, on, why, beside }) => ({
    ...{ key, fate, on: on && on.toString() },
    ...(why && { why }),
    ...(beside && { beside: { ...beside, on: beside.on && beside.on.toString() } }),
  }))
}

test('before the first word everything is ahead, each not before its day', () => {
  const steps = trace([], '2026-03-01')
  expect(steps[0]).toEqual({ key: 'courtesy', fate: 'next', on: '2026-03-07' })
  expect(steps.slice(1).map(({ fate }) => fate)).toEqual(Array(7).fill('ahead'))
  expect(steps.at(-1)?.on).toBe(addDays(day('2026-03-12'), 60).toString())
})

test('what was said, skipped and left out stands beside what comes next and how far the rest is moved by it', () => {
  const steps = trace(
    [
      { ...record('courtesy', 'obsolete', '2026-03-10'), reason: 'its moment had passed' },
      record('due_today', 'completed', '2026-03-12'),
      { ...record('day_after', 'skipped', '2026-03-14'), reason: 'We spoke' },
    ],
    '2026-03-25',
  )
  expect(steps.slice(0, 6)).toEqual([
    { key: 'courtesy', fate: 'left_out', on: '2026-03-10', why: 'its moment had passed' },
    { key: 'due_today', fate: 'said', on: '2026-03-12' },
    { key: 'day_after', fate: 'skipped', on: '2026-03-14', why: 'We spoke' },
    { key: 'first_follow_up', fate: 'next', on: '2026-03-25' },
    { key: 'second_follow_up', fate: 'ahead', on: '2026-04-01' },
    { key: 'third_follow_up', fate: 'ahead', on: '2026-04-17' },
  ])
})

test('what the next look would leave out is told already, with the reason', () => {
  const steps = trace([], '2026-03-25', { enterFrom: 7 })
  expect(steps.slice(0, 4).map(({ fate }) => fate)).toEqual(['left_out', 'left_out', 'left_out', 'next'])
  expect(steps[0]?.why).toBe('the invoice entered the ladder later')
})

test('a draft waits, a mail is under way, a bounce is tried again', () => {
  const fateOf = (outcome: 'pending' | 'failed', underWay: boolean) =>
    trace([record('day_after', outcome, '2026-03-13', { underWay })], '2026-03-13', { enterFrom: 1 })[2]
  expect(fateOf('pending', false)).toMatchObject({ fate: 'waiting', on: '2026-03-13' })
  expect(fateOf('pending', true)).toMatchObject({ fate: 'under_way' })
  expect(fateOf('failed', false)).toEqual({
    ...{ key: 'day_after', fate: 'next', on: '2026-03-14', why: 'the last try did not arrive' },
  })
})

test('the call beside a stage is told with it, made or not', () => {
  const said = record('third_follow_up', 'completed', '2026-04-11')
  const call = { ...record('third_follow_up', 'pending', '2026-04-11', { channel: 'phone' }), accompanying: true }
  const besideOf = (beside: StepOnRecord) => trace([said, beside], '2026-04-12', { enterFrom: 30 })[5]?.beside
  expect(besideOf(call)).toEqual({ channel: 'phone', on: null })
  expect(besideOf({ ...call, outcome: 'completed', at: tenOn('2026-04-13') })).toEqual({
    ...{ channel: 'phone', on: '2026-04-13' },
  })
})

test('while it rests, nothing comes before the rest ends; without an end, nobody can tell', () => {
  const resting = (until: string | null) =>
    trace([], '2026-03-13', { enterFrom: 1, holds: [holdWith({ until: until ? day(until) : null })] })
  expect(resting('2026-04-30')[3]).toMatchObject({ fate: 'ahead', on: '2026-05-01' })
  expect(resting(null)[3]).toMatchObject({ fate: 'ahead', on: null })
})

test('what was said under another policy comes first', () => {
  const other = { ...record('second_follow_up', 'completed', '2026-03-20'), stage: 12 }
  const steps = trace([other], '2026-03-25')
  expect(steps[0]).toEqual({ key: 'second_follow_up', fate: 'said', on: '2026-03-20' })
  expect(steps).toHaveLength(stageOf('gate').id + 1)
})
