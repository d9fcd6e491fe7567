import { expect, test } from 'vitest'
import { addressBelow } from './postal-address.ts'

test.each([
  ['the name is not written twice', 'Northwind  studio\n48 Harbor Street', ['48 Harbor Street']],
  ['another first line stays', 'Attn. Ada\n48 Harbor Street', ['Attn. Ada', '48 Harbor Street']],
  ['empty lines go', '\n 48 Harbor Street \r\n\r\nNew York\n', ['48 Harbor Street', 'New York']],
  ['no address is no line', null, []],
  ['a name alone is no line', 'Northwind Studio', []],
])('%s', (_rule, address, lines) => expect(addressBelow('Northwind Studio', address)).toEqual(lines))
