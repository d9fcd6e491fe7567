import { constants, crc32, deflateRawSync } from 'node:zlib'

export interface PackedPage {
  /** Memory it takes. */
  readonly bytes: number
  plain(gap: string): Buffer
  gzip(gap: string): Buffer
}

/** Magic, deflate, no flags, no time, no system (RFC 1952, 2.3). */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

/**
 * A page that differs from answer to answer in one place only, such as a nonce: what stands around it is packed once, and the gap is
 * filled with a block that is not (RFC 1951, 3.2.4). Neither end is empty; `gapLength`: bytes that every filling has.
 */
export function packAround(before: string, after: string, gapLength: number): PackedPage {
  const [first, last] = [Buffer.from(before), Buffer.from(after)]
  const firstPacked = deflateRawSync(first, { finishFlush: constants.Z_SYNC_FLUSH })
  // What comes last may point back to what came first, beyond a gap that nothing looks like.
  const lastPacked = deflateRawSync(last, { dictionary: Buffer.concat([first, Buffer.alloc(gapLength)]) })
  const firstSum = crc32(first)
  const length = first.length + gapLength + last.length
  const filling = (gap: string) => {
    const bytes = Buffer.from(gap)
    if (bytes.length !== gapLength) throw new RangeError('a gap is filled to its length')
    return bytes
  }
  return {
    bytes: first.length + last.length + firstPacked.length + lastPacked.length,
    plain: (gap) => Buffer.concat([first, filling(gap), last], length),
    gzip(gap) {
      const bytes = filling(gap)
      const stored = Buffer.alloc(5)
      stored.writeUInt16LE(gapLength, 1)
      stored.writeUInt16LE(0xffff - gapLength, 3)
      const end = Buffer.alloc(8)
      end.writeUInt32LE(crc32(last, crc32(bytes, firstSum)))
      end.writeUInt32LE(length, 4)
      return Buffer.concat([HEAD, firstPacked, stored, bytes, lastPacked, end])
    },
  }
}
