import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bytesFile, textFile, zipFiles, type PackFile } from './zip-files.ts'

const at = new Date('2027-01-12T15:00:00Z')

test('files come out as they went in, the manifest last and of all others', async () => {
  async function* files(): AsyncGenerator<PackFile> {
    yield textFile('a/é.txt', 'word '.repeat(10_000))
    yield bytesFile('b.pdf', new Uint8Array([1, 2, 3]))
    yield { path: 'pieces.json', pieces: [new Uint8Array([91]), new Uint8Array([93])] }
    yield textFile('empty', '')
  }
  const pieces: Uint8Array[] = []
  const manifest = (packed: unknown) => textFile('manifest.json', JSON.stringify(packed))
  for await (const piece of zipFiles(files(), manifest, at)) pieces.push(piece)
  const all = unzipSync(Buffer.concat(pieces))
  expect(Object.keys(all)).toEqual(['a/é.txt', 'b.pdf', 'pieces.json', 'empty', 'manifest.json'])
  expect(Buffer.from(all['pieces.json'] ?? []).toString()).toBe('[]')
  expect(JSON.parse(Buffer.from(all['manifest.json'] ?? []).toString())).toMatchObject([
    { path: 'a/é.txt', bytes: 50_000 },
    { path: 'b.pdf', sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81' },
    { bytes: 2 },
    { bytes: 0, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
  ])
})
