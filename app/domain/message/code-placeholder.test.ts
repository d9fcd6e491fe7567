import { expect, test } from 'vitest'
import { codePlaceholder, fillCodes, hideCodes } from './code-placeholder.ts'

const id = '018f5b1e-0000-7000-8000-000000000000'
const stored = `Your code is ${codePlaceholder(id)}.`

test('the sender puts the code in', () =>
  expect(fillCodes(stored, (codeId) => (codeId === id ? '482913' : ''))).toBe('Your code is 482\u00a0913.'))

test('a subject keeps it to itself', () => expect(hideCodes(stored)).toBe('Your code is ••• •••.'))

test.each(['~portal-code:~', '~portal-code:482913~', 'no code at all'])('%s is left as it is', (text) =>
  expect(fillCodes(text, () => '000000')).toBe(text),
)
