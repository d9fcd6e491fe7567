import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPassword } from './check-password.ts'

const names = ['Nora North', 'nora.north@example.com', 'Northwind Studio']

test.each([
  ['short', 'length'],
  ['1234567', 'length'],
  ['x'.repeat(129), 'length'],
  ['password', 'common'],
  ['Password1!', 'common'],
  ['P@ssw0rd2026', 'common'],
  ['qwertyuiop', 'common'],
  ['12345678', 'common'],
  ['87654321', 'common'],
  ['20261123', 'common'],
  ['aaaaaaaa', 'common'],
  ['abcdefgh', 'common'],
  ['Welcome123', 'common'],
  ['Summer2026', 'common'],
  ['dragondragon', 'common'],
  ['noranorth1', 'personal'],
  ['Northwind Studio!', 'personal'],
  ['northwind-studio-2026', 'personal'],
  ['correct horse battery', null],
  ['long enough', null],
  ['my first password was a good one', null],
  ['demo-aX93_kfQ-21b', null],
  ['Пароль для счетов', null],
  ['🦊🐢🦉🐙🦔🐝🦋🐞', null],
])('%s: %s', (password, expected) => expect(checkPassword(password, names)).toBe(expected))

test('whatever a generator makes, 64 characters and more included, is taken', () => {
  const signs = fc.constantFrom(...'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789-_!$%&')
  fc.assert(
    fc.property(fc.array(signs, { minLength: 16, maxLength: 128 }), (made) => {
      fc.pre(new Set(made).size > 8)
      expect(checkPassword(made.join(''), names)).toBeNull()
    }),
  )
})
