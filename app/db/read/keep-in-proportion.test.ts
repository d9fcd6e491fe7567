import { expect, test } from 'vitest'
import { keepInProportion } from './keep-in-proportion.ts'

function counting(costs: number) {
  let time = 0
  let searches = 0
  const ask = keepInProportion(
    async () => {
      time += costs
      return ++searches
    },
    () => time,
  )
  return { ask, pass: (ms: number) => (time += ms) }
}

test('an answer lives twenty times as long as it took', async () => {
  const { ask, pass } = counting(10)
  expect(await ask('a')).toBe(1)
  pass(199)
  expect(await ask('a')).toBe(1)
  pass(2)
  expect(await ask('a')).toBe(2)
})

test('who asks at the same moment shares one search; another key has its own', async () => {
  const { ask } = counting(10)
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual([1, 1, 2])
})

test('a failure is not kept', async () => {
  let fails = true
  const ask = keepInProportion(async () => {
    if (fails) throw new Error('the database is away')
    return 'back'
  })
  await expect(ask('a')).rejects.toThrow('away')
  fails = false
  expect(await ask('a')).toBe('back')
})
