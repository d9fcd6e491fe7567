import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { findStories } from '#tests/support/find-stories.mjs'
import { stories } from '#tests/support/stories.ts'

const found = findStories(['app', 'tests'])
const told = new Set([...found.values()].flat())

test('every failure story has a test, and no test tells one that is not known', () =>
  expect([...told].sort()).toEqual(Object.keys(stories).sort()))

test('the README says of each story where it is proven, and that is where it is', async () => {
  const rows = [...(await readFile('README.md', 'utf8')).matchAll(/^\| ([PRLWDS]\d+) .*\|([^|]+)\|$/gm)]
  expect(rows.map(([, number]) => number).sort()).toEqual(Object.keys(stories).sort())
  for (const [, number = '', where = ''] of rows) {
    const files = [...where.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)
    expect(files, number).not.toEqual([])
    for (const file of files) expect(found.get(file), `${number}: ${file}`).toContain(number)
  }
})
