import { expect, test } from 'vitest'
import { commands, commandsFor } from './commands.ts'

const labels = (typed: string) => commandsFor(commands, typed).map(({ label }) => label)

test('words begin words, in any order, other names included', () => {
  expect(labels('inv new')).toEqual(['New invoice', 'New recurring invoice'])
  expect(labels('cheque')).toEqual(['Record a payment'])
  expect(labels('oices')).toEqual([])
})

test('nothing typed offers everything', () => expect(labels(' ')).toHaveLength(commands.length))

test('no letter leads to two places', () => {
  const keys = commands.flatMap(({ key }) => key ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})
