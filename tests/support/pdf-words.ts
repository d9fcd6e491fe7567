import { inflateSync } from 'node:zlib'

export interface PlacedWord {
  /** Where the word begins: points from the left and the upper edge of its page, to the base line. */
  readonly left: number
  readonly top: number
  readonly size: number
  readonly text: string
}

type Matrix = [number, number, number, number, number, number]
const one: Matrix = [1, 0, 0, 1, 0, 0]
const times = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  ...([a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D] as const),
  ...([e * A + f * C + E, e * B + f * D + F] as const),
]

/** The words on the pages of a PDF as our renderer writes it, page by page, read back from the content streams. */
export function wordsOnPages(pdf: Uint8Array): PlacedWord[][] {
  const raw = Buffer.from(pdf).toString('latin1')
  const height = Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(raw)?.[1] ?? 0)
  return [...raw.matchAll(/stream\r?\n([\s\S]*?)\nendstream/g)]
    .map(([, body = '']) => unpack(body))
    .filter((stream) => /\bTJ\b/.test(stream))
    .map((stream) => readStream(stream, height))
}

function unpack(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}

function readStream(stream: string, height: number): PlacedWord[] {
  const words: PlacedWord[] = []
  const kept: Matrix[] = []
  let space = one
  let text = one
  let size = 0
  for (const line of stream.split('\n')) {
    const operator = line.slice(line.lastIndexOf(' ') + 1)
    if (operator === 'q') kept.push(space)
    else if (operator === 'Q') space = kept.pop() ?? one
    else if (operator === 'cm') space = times(matrixOf(line), space)
    else if (operator === 'Tm') text = matrixOf(line)
    else if (operator === 'Tf') size = Number(line.split(' ')[1])
    else if (operator === 'TJ') {
      const [, , , , left, bottom] = times(text, space)
      words.push({ left, top: height - bottom, size, text: shown(line) })
    }
  }
  return words
}

const matrixOf = (line: string) => line.split(' ').slice(0, 6).map(Number) as Matrix

const shown = (line: string) =>
  [...line.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join('')
