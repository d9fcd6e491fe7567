import { expect, test } from 'vitest'
import { addresseeOf } from './addressee.ts'

test.each([
  ['12 Harbour Street\nPortland, ME 04101', 'Ada Ltd\n12 Harbour Street\nPortland, ME 04101'],
  ['ada ltd\r\n12 Harbour Street\r\n', 'Ada Ltd\n12 Harbour Street'],
  [' \n ', null],
  [null, null],
])('%j', (postalAddress, expected) => expect(addresseeOf({ name: 'Ada Ltd', postalAddress })).toBe(expected))
