import { expect, test } from 'vitest'
import { parseAddresses } from './parse-addresses.ts'

test.each([
  [
    'several, apart by ; or ,',
    'AP@Example.com; boss@example.org, c@example.net',
    ['ap@example.com', 'boss@example.org', 'c@example.net'],
    [],
  ],
  ['with names', 'Ann Lee <ann@example.com>', ['ann@example.com'], []],
  ['each once', 'a@example.com;A@example.com', ['a@example.com'], []],
  ['none', '', [], []],
  [
    'typing errors',
    'ann@example;no-at.example.com;a b@example.com',
    [],
    ['ann@example', 'no-at.example.com', 'a b@example.com'],
  ],
  ['good ones beside bad ones', 'ann@example.com;bob@', ['ann@example.com'], ['bob@']],
  ['dots in a row', 'a..b@example.com', [], ['a..b@example.com']],
  ['letters of other alphabets', 'info@müller.example', ['info@müller.example'], []],
  [
    'an address with a header in it',
    'a@example.com\nBcc:evil@example.com',
    ['a@example.com'],
    ['Bcc:evil@example.com'],
  ],
])('%s', (_rule, cell, valid, invalid) => expect(parseAddresses(cell)).toEqual({ valid, invalid }))
