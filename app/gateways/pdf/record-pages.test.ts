import { expect, test } from 'vitest'
import { splitRecord, type RecordBlock } from './record-pages.ts'

async function split(blocks: RecordBlock[]): Promise<RecordBlock[][][]> {
  async function* source() {
    yield* blocks
  }
  const files = []
  for await (const file of splitRecord(source())) files.push(file)
  return files
}
const rows = (count: number): RecordBlock[] => Array.from({ length: count }, (_, i) => ({ label: `${i}`, text: 'x' }))

test('nothing gets lost, and files stay small', async () => {
  const blocks = [{ section: 'Timeline' }, ...rows(5_000)]
  const files = await split(blocks)
  expect(files.flat(2)).toEqual(blocks)
  expect(files.length).toBeGreaterThan(3)
  expect(Math.max(...files.map((pages) => pages.length))).toBe(20)
  expect(Math.max(...files.flat().map((page) => page.length))).toBeLessThan(40)
})

test('a section begins on the page of its first row, and a long text has a page of its own', async () => {
  const [pages = []] = await split([
    ...rows(22),
    { section: 'Calls' },
    ...rows(1),
    { label: 'a', text: 'long '.repeat(4_000) },
  ])
  expect(pages.map((page) => page.length)).toEqual([22, 2, 1])
  expect(await split([])).toEqual([[[]]])
})

test('the name of a section goes along with a first row that does not fit any more', async () => {
  const [pages = []] = await split([...rows(3), { section: 'Messages' }, { label: 'a', text: 'line\n'.repeat(42) }])
  expect(pages.map((page) => page.length)).toEqual([3, 2])
})
