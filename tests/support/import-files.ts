import { createReadStream } from 'node:fs'
import type { FileSource } from '#app/features/imports/decode-text.server.ts'

export const importFixture = (name: string): FileSource => {
  const path = new URL(`../fixtures/imports/${name}`, import.meta.url)
  return () => createReadStream(path, { highWaterMark: 1_000 })
}

/** A file of these lines; every call of it reads from the beginning. */
export const linesAsFile = (lines: readonly string[]): FileSource =>
  async function* () {
    yield Buffer.from(`${lines.join('\n')}\n`)
  }

/** A file of any length, made while it is read. */
export const madeFile = (header: string, rows: number, row: (index: number) => string): FileSource =>
  async function* () {
    let piece = `${header}\n`
    for (let index = 1; index <= rows; index += 1) {
      piece += `${row(index)}\n`
      if (piece.length < 60_000) continue
      yield Buffer.from(piece)
      piece = ''
    }
    yield Buffer.from(piece)
  }
