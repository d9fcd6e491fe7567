import { expect, test } from 'vitest'
import { maskAddress } from './mask-address.ts'

test.each([
  ['ada@example.com', 'a•••@example.com'],
  ['a@example.com', 'a•••@example.com'],
  ['"odd@local"@example.com', '"•••@example.com'],
  ['@example.com', '•••'],
  ['no address', '•••'],
])('%s reads %s', (email, masked) => expect(maskAddress(email)).toBe(masked))
