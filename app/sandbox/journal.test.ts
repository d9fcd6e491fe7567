import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJournal } from './journal.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sandbox-journal-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const path = () => join(folder, 'journal.jsonl')
const namesAfterRestart = () => {
  const journal = openJournal(folder)
  const names = journal
    .table<{ name: string }>('client')
    .values()
    .map(({ name }) => name)
  journal.close()
  return names
}

describe('after a restart', () => {
  beforeEach(() => {
    const journal = openJournal(folder)
    const clients = journal.table<{ name: string }>('client')
    clients.put('1', { name: 'Ada' })
    clients.put('2', { name: 'Grace é 🙂' })
    clients.put('3', { name: 'gone' })
    clients.put('1', { name: 'Ada Lovelace' })
    clients.delete('3')
    journal.close()
  })

  test('the latest records are there, in their first order', () => {
    expect(namesAfterRestart()).toEqual(['Ada Lovelace', 'Grace é 🙂'])
  })

  test.each(['{"t":"client","k":"4","v":{"na', '{"t":"client","k":"4","v":{"name":"half"}}', '\u0000\u0000'])(
    'a torn last line is cut off: %s',
    (torn) => {
      appendFileSync(path(), torn)
      expect(namesAfterRestart()).toEqual(['Ada Lovelace', 'Grace é 🙂'])
      const journal = openJournal(folder)
      journal.table('client').put('5', { name: 'after' })
      journal.close()
      expect(namesAfterRestart()).toEqual(['Ada Lovelace', 'Grace é 🙂', 'after'])
    },
  )

  test('damage in the middle is said, not guessed at', () => {
    const lines = readFileSync(path(), 'utf8').split('\n')
    writeFileSync(path(), [lines[0], 'nonsense', ...lines.slice(1)].join('\n'))
    expect(() => openJournal(folder)).toThrow(/damaged at byte/)
  })

  test('what was overwritten many times is written once', () => {
    const journal = openJournal(folder)
    for (let n = 0; n < 100; n += 1) journal.table('client').put('1', { name: `Ada ${n}` })
    journal.close()
    expect(namesAfterRestart()).toEqual(['Ada 99', 'Grace é 🙂'])
    expect(readFileSync(path(), 'utf8').trimEnd().split('\n')).toHaveLength(2)
  })
})

test('lines longer than a read', () => {
  const journal = openJournal(folder)
  journal.table('client').put('1', { name: 'x'.repeat(3 << 20) })
  journal.table('client').put('2', { name: 'y' })
  journal.close()
  expect(namesAfterRestart().map(({ length }) => length)).toEqual([3 << 20, 1])
})

test('without a folder everything is in memory', () => {
  const journal = openJournal(null)
  journal.table('client').put('1', { name: 'Ada' })
  expect(journal.table('client').get('1')).toEqual({ name: 'Ada' })
  expect(journal.table('client').size).toBe(1)
})
