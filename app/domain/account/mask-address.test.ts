import { expect, test } from 'vitest'
import { maskAddress } from './mask-address.ts'

test.each([
  ['ada@example.com', 'a•••@example.com'],
  ['a@example.com', 'a•••@example.com'],
  ['"odd@name"@example.com', '"•••@example.com'],
  ['üte@example.de', 'ü•••@example.de'],
])('%s is shown as %s', (email, masked) => expect(maskAddress(email)).toBe(masked))
