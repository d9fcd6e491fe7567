import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { openZip } from './read-zip.server.ts'
import { bytesFile, textFile, zipFiles } from './zip-files.ts'
import type { PackFile } from './zip-files.ts'

const limits = { files: 20, fileBytes: 40_000_000, allBytes: 60_000_000, ratio: 250 }
const at = new Date('2027-01-12T15:00:00Z')
let folder = ''
let packed: Buffer = Buffer.alloc(0)

async function pack(files: readonly PackFile[]): Promise<Buffer> {
  async function* all() {
    yield* files
  }
  const pieces: Uint8Array[] = []
  for await (const piece of zipFiles(all(), () => textFile('manifest.json', '{}'), at)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function readAll(bytes: Uint8Array): Promise<Record<string, string> | string> {
  const file = join(folder, `${Math.random()}.zip`)
  await writeFile(file, bytes)
  const zip = await openZip(file, limits)
  if (!zip.ok) return zip.reason
  try {
    const found: Record<string, string> = {}
    for (const path of zip.value.paths) {
      const pieces: Uint8Array[] = []
      for await (const piece of zip.value.read(path)) pieces.push(piece)
      found[path] = Buffer.concat(pieces).toString()
    }
    return found
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown'
  } finally {
    await zip.value.close()
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dunwell-zip-'))
  packed = await pack([
    textFile('data/é.jsonl', 'word '.repeat(30_000)),
    // A document may hold what looks like an archive of its own.
    bytesFile('b.pdf', zipSync({ 'inner.txt': Buffer.from('inner') })),
    { path: 'pieces.json', pieces: [new Uint8Array([91]), new Uint8Array([93])] },
    textFile('empty', ''),
  ])
})

test('what we pack is read as it was', async () => {
  const found = await readAll(packed)
  expect(typeof found === 'string' ? found : Object.keys(found)).toEqual([
    ...['data/é.jsonl', 'b.pdf', 'pieces.json', 'empty', 'manifest.json'],
  ])
  expect(found).toMatchObject({ 'pieces.json': '[]', empty: '', 'data/é.jsonl': 'word '.repeat(30_000) })
})

test.each([
  ['nothing', new Uint8Array(), 'no_zip'],
  ['text', Buffer.from('Number,Client\n1,Acme\n'), 'no_zip'],
  [
    'S2: a bomb, whatever its tables claim',
    zipSync({ 'data/a.jsonl': new Uint8Array(30_000_000) }, { level: 9 }),
    'bomb',
  ],
  ['one file too large', zipSync({ a: new Uint8Array(41_000_000) }, { level: 0 }), 'bomb'],
  [
    'more files than any export',
    zipSync(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`${n}`, new Uint8Array([1])]))),
    'too_many_files',
  ],
])('%s: refused', async (_rule, bytes, refusal) => expect(await readAll(bytes)).toBe(refusal))

test('whatever is cut off or changed is refused or read, and never breaks off otherwise', async () => {
  const refusals = ['no_zip', 'damaged', 'unknown_packing', 'bomb', 'too_many_files']
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), async (cut, changes) => {
      const bytes = Buffer.from(cut % 3 === 0 ? packed.subarray(0, cut % packed.length) : packed)
      for (const [place, value] of changes)
        if (bytes.length > 0) bytes[bytes.length - 1 - (place % bytes.length)] = value
      const found = await readAll(bytes)
      if (typeof found === 'string') expect(refusals).toContain(found)
    }),
    { numRuns: 60 },
  )
})
