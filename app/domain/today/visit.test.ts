import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { newsSince, visitsAfter } from './visit.ts'
import type { Visits } from './visit.ts'

const at = (time: string) => Temporal.Instant.from(`2026-11-23T${time}:00Z`)
const never: Visits = { visitedAt: null, lastVisitEndedAt: null }

test('who comes for the first time has no visit behind them', () => {
  expect(newsSince(never, at('09:00'))).toBeNull()
  expect(visitsAfter(never, at('09:00'))).toEqual({ visitedAt: at('09:00'), lastVisitEndedAt: null })
})

test('half an hour without a sign ends a visit, and not a minute less', () => {
  const seen = visitsAfter(never, at('09:00'))
  expect(visitsAfter(seen, at('09:30')).lastVisitEndedAt).toBeNull()
  expect(visitsAfter(seen, at('09:31')).lastVisitEndedAt).toEqual(at('09:00'))
})

test('the news are the same before and after the page has said that somebody is there', () => {
  const seen = { visitedAt: at('09:00'), lastVisitEndedAt: at('07:00') }
  const [soon, later] = [at('09:10'), at('11:00')]
  expect(newsSince(seen, soon)).toEqual(at('07:00'))
  expect(newsSince(visitsAfter(seen, soon), soon)).toEqual(at('07:00'))
  expect(newsSince(seen, later)).toEqual(at('09:00'))
  expect(newsSince(visitsAfter(seen, later), later)).toEqual(at('09:00'))
})

test('nobody is told more than two weeks at once', () => {
  const now = at('09:00')
  const longAgo = { visitedAt: now.subtract({ hours: 24 * 90 }), lastVisitEndedAt: null }
  expect(newsSince(longAgo, now)).toEqual(now.subtract({ hours: 24 * 14 }))
})
