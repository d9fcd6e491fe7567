import { expect, test } from 'vitest'
import { createBreaker } from './breaker.ts'

function breakerAt() {
  let ms = 0
  const breaker = createBreaker(() => new Date(ms))
  return {
    breaker,
    wait: (by: number) => (ms += by),
    fail: (times: number) => repeat(times, () => breaker.leave('silent')),
  }
}
const repeat = (times: number, act: () => void) => Array.from({ length: times }).forEach(act)

test('four silences stop nothing, the fifth does', () => {
  const { breaker, fail } = breakerAt()
  fail(4)
  expect([breaker.isOpen(), breaker.enter()]).toEqual([false, true])
  fail(1)
  expect([breaker.isOpen(), breaker.enter()]).toEqual([true, false])
})

test('an answer between them begins the count anew', () => {
  const { breaker, fail } = breakerAt()
  fail(4)
  breaker.leave('answered')
  fail(4)
  expect(breaker.isOpen()).toBe(false)
})

test('silences further apart than a minute are no outage', () => {
  const { breaker, wait, fail } = breakerAt()
  repeat(8, () => {
    fail(1)
    wait(20_000)
  })
  expect(breaker.isOpen()).toBe(false)
})

test('after thirty seconds one call tries it, and only one', () => {
  const { breaker, wait, fail } = breakerAt()
  fail(5)
  wait(29_999)
  expect(breaker.enter()).toBe(false)
  wait(1)
  expect([breaker.isOpen(), breaker.enter(), breaker.enter(), breaker.isOpen()]).toEqual([false, true, false, true])
  breaker.leave('silent')
  expect(breaker.enter()).toBe(false)
  wait(30_000)
  expect(breaker.enter()).toBe(true)
  breaker.leave('answered')
  expect([breaker.isOpen(), breaker.enter(), breaker.enter()]).toEqual([false, true, true])
})
