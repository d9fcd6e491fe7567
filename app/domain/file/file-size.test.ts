import { expect, test } from 'vitest'
import { formatSize } from './file-size.ts'

test.each([
  [0, 'en-US', '1 kB'],
  [240_499, 'en-US', '240 kB'],
  [1_240_000, 'en-US', '1.2 MB'],
  [10_485_760, 'de-DE', '10,5 MB'],
])('%i bytes in %s are %s', (bytes, locale, text) => expect(formatSize(bytes, locale).replace(/\s/g, ' ')).toBe(text))
