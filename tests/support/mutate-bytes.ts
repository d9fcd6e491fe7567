import fc from 'fast-check'

const deeds = [
  ...([
    'cut',
    'truncate',
    'repeat line',
    'swap lines',
    'swap bytes',
    'other byte',
    'nul',
    'utf-16',
    'twice utf-8',
  ] as const),
  ...(['half a character', 'surrogate', 'huge cell', 'quote', 'digits', 'sign', 'line ends'] as const),
] as const

const Deed = fc.record({
  deed: fc.constantFrom(...deeds),
  /** Where, as shares of the length. */
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  byte: fc.nat(255),
})
type Deed = typeof Deed extends fc.Arbitrary<infer One> ? One : never

export interface Damaged<Name> {
  readonly name: Name
  readonly deeds: readonly Deed[]
}

/** Files to be damaged and how, always the same for a seed. */
export const damagedFiles = <Name>(names: readonly Name[], { runs, seed }: { runs: number; seed: number }) =>
  fc.sample(fc.record({ name: fc.constantFrom(...names), deeds: fc.array(Deed, { minLength: 1, maxLength: 4 }) }), {
    numRuns: runs,
    seed,
  }) satisfies Damaged<Name>[]

/** The bytes as a broken disk, a wrong program or a malicious person would hand them in. */
export const damage = (bytes: Uint8Array, { deeds: all }: Damaged<unknown>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(all.reduce<Buffer>((now, deed) => damageOnce(now, deed), Buffer.from(bytes)))

function damageOnce(bytes: Buffer, { deed, at, to, byte }: Deed): Buffer {
  const place = (share: number) => Math.min(Math.floor(share * bytes.length), Math.max(bytes.length - 1, 0))
  const [from, until] = [Math.min(place(at), place(to)), Math.max(place(at), place(to))]
  const insert = (text: string | Buffer) =>
    Buffer.concat([bytes.subarray(0, from), Buffer.from(text), bytes.subarray(from)])
  switch (deed) {
    case 'cut':
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.min(until, from + 40))])
    case 'truncate':
      return bytes.subarray(0, until)
    case 'repeat line':
      return onLines(bytes, (lines, nth) => lines.toSpliced(nth(at), 0, lines[nth(to)] ?? Buffer.alloc(0)))
    case 'swap lines':
      return onLines(bytes, (lines, nth) => swapped(lines, nth(at), nth(to)))
    case 'swap bytes':
      return Buffer.from(swapped([...bytes], from, until))
    case 'other byte':
      return Buffer.from(bytes.length === 0 ? [] : [...bytes].with(from, byte))
    case 'nul':
      return insert('\u0000')
    case 'utf-16':
      return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')])
    case 'twice utf-8':
      return Buffer.from(bytes.toString('latin1'), 'utf8')
    case 'half a character':
      return insert(Buffer.from([0xe2, 0x82]))
    case 'surrogate':
      return insert(Buffer.from([0xed, 0xa0, 0x80]))
    case 'huge cell':
      return insert('x'.repeat(30_000))
    case 'quote':
      return insert('"')
    case 'digits':
      return insert('99999999999999999999')
    case 'sign':
      return insert('-')
    case 'line ends':
      return Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n/g, '\r'), 'latin1')
  }
}

function onLines(
  bytes: Buffer,
  change: (lines: readonly Buffer[], nth: (share: number) => number) => readonly Buffer[],
): Buffer {
  const lines = bytes
    .toString('latin1')
    .split('\n')
    .map((line) => Buffer.from(line, 'latin1'))
  const changed = change(lines, (share) => Math.min(Math.floor(share * lines.length), lines.length - 1))
  return Buffer.concat(changed.flatMap((line, nth) => (nth === 0 ? [line] : [Buffer.from('\n'), line])))
}

function swapped<One>(all: readonly One[], first: number, second: number): One[] {
  const [one, other] = [all[first], all[second]]
  return one === undefined || other === undefined ? [...all] : all.with(first, other).with(second, one)
}
