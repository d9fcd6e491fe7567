import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { exifOrientation } from './exif-orientation.ts'
import { placed, readPicture } from './picture.server.ts'

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return ~sum >>> 0
}
const number = (value: number) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex')
const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type), data])
  return Buffer.concat([number(data.length), body, number(crc(body))])
}
const header = Buffer.from('89504e470d0a1a0a', 'hex')
/** Two pixels side by side, the second half transparent. */
const png = Buffer.concat([
  header,
  chunk('IHDR', Buffer.concat([number(2), number(1), Buffer.from([8, 6, 0, 0, 0])])),
  chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0, 255, 0, 0, 255, 128]))),
  chunk('IEND', Buffer.alloc(0)),
])
const exif = (orientation: number) =>
  Buffer.from(
    `ffd8ffe10022${Buffer.from('Exif\0\0').toString('hex')}4d4d002a000000080001011200030000000100${orientation.toString(16).padStart(2, '0')}0000ffda`,
    'hex',
  )

test('a picture is unpacked once, and keeps what is transparent', async () => {
  const picture = await readPicture(png, 'image/png')
  expect(picture).toMatchObject({ width: 2, height: 1, orientation: 1 })
  expect(picture?.mask?.dictionary).toContain('/DeviceGray')
  expect(await readPicture(Uint8Array.from(png), 'image/png')).toBe(picture)
})

test('one that cannot be read is left out', async () => {
  expect(await readPicture(Buffer.concat([header, Buffer.alloc(40)]), 'image/png')).toBeNull()
  expect(await readPicture(Buffer.from('ffd8ff00', 'hex'), 'image/jpeg')).toBeNull()
})

test('how a photograph is turned', async () => {
  expect(exifOrientation(exif(6))).toBe(6)
  expect(exifOrientation(exif(77))).toBe(1)
  expect(exifOrientation(Buffer.from('ffd8ffda', 'hex'))).toBe(1)
  expect(exifOrientation(exif(6).subarray(0, 14))).toBe(1)
  const picture = await readPicture(png, 'image/png')
  // A quarter turn clockwise: what is stored on the left is seen at the top.
  expect(picture && placed({ ...picture, orientation: 6 }, 10, 20, 30, 40)).toEqual([0, -40, 30, 0, 10, 60])
})
