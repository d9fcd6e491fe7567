import { expect, test } from 'vitest'
import { keepInProportion } from './keep-in-proportion.ts'

function counting(costs: number, isSmall = false) {
  let time = 0
  let searches = 0
  const ask = keepInProportion(
    async () => {
      time += costs
      return ++searches
    },
    async () => isSmall,
    () => time,
  )
  return { ask, pass: (ms: number) => (time += ms) }
}

test('an answer lives twenty times as long as it took', async () => {
  const { ask, pass } = counting(200)
  expect(await ask('a')).toBe(1)
  pass(3_999)
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
  const ask = keepInProportion(
    async () => {
      if (fails) throw new Error('the database is away')
      return 'back'
    },
    async () => false,
  )
  await expect(ask('a')).rejects.toThrow('away')
  fails = false
  expect(await ask('a')).toBe('back')
})

test('what is quick enough is looked up again', async () => {
  const { ask } = counting(100)
  expect([await ask('a'), await ask('a')]).toEqual([1, 2])
})

test('where little is kept in the books, even what was slow is looked up again, by everybody', async () => {
  const { ask } = counting(5_000, true)
  expect([await ask('a'), await ask('a')]).toEqual([1, 2])
  expect(await Promise.all([ask('a'), ask('a')])).toEqual([3, 4])
})

test('among very many keys the stale ones make room', async () => {
  const { ask, pass } = counting(200)
  await ask('first')
  pass(5_000)
  for (let key = 0; key < 1_000; key += 1) await ask(String(key))
  expect(await ask('999')).toBe(1_001)
  expect(await ask('first')).toBe(1_002)
})
